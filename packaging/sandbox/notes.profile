# Firejail: no network, no other program, no new privileges.
#
#   firejail --quiet --profile=notes.profile /path/to/Notes --data /path/to/data
#
# Firejail notes in the system's log that it was used.
quiet
net none
dbus-user none
dbus-system none
caps.drop all
nonewprivs
noroot
nogroups
nosound
no3d
nodvd
notv
nou2f
novideo
seccomp
protocol unix
private-dev
