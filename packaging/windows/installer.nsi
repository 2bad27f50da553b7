; The installer for one person: no administrator, no service, no start by itself, no word to any server.
;
; Made by packaging/build_windows.py, which gives NAME, VERSION, FOUR, OUT, INSTALL and REMOVE (the lists of files, so
; that removing takes away what was laid down and nothing else).
;
; What it writes outside its folder, and takes away again: a link in the start menu if it is wanted, the entry that lets
; the system's list of programs remove it, and the kind of file if it is wanted.  Notes are never touched.

Unicode true
SetCompressor /SOLID lzma
SetDateSave off
CRCCheck force
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS all

Name "${NAME}"
OutFile "${OUT}"
BrandingText " "
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${FOUR}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "CompanyName" "${NAME}"
VIAddVersionKey "FileDescription" "${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!include MUI2.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "Portuguese"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Italian"
!insertmacro MUI_LANGUAGE "Arabic"

!define LIST "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define KIND "${NAME}.pack"

Section "${NAME}"
  SectionIn RO
  ; An older version's parts must not lie beside the new ones.  Only a folder that we laid down has this file.
  IfFileExists "$INSTDIR\lib\about\build.toml" 0 fresh
    RMDir /r "$INSTDIR\lib"
  fresh:
  !include "${INSTALL}"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\Remove ${NAME}.exe"
  WriteRegStr HKCU "${LIST}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LIST}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LIST}" "DisplayIcon" "$INSTDIR\${NAME}.exe"
  WriteRegStr HKCU "${LIST}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LIST}" "UninstallString" `"$INSTDIR\Remove ${NAME}.exe"`
  WriteRegStr HKCU "${LIST}" "QuietUninstallString" `"$INSTDIR\Remove ${NAME}.exe" /S`
  WriteRegDWORD HKCU "${LIST}" "NoModify" 1
  WriteRegDWORD HKCU "${LIST}" "NoRepair" 1
SectionEnd

Section "Start menu"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${NAME}.exe"
SectionEnd

Section /o ".yarrow"
  WriteRegStr HKCU "Software\Classes\.yarrow" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "Pack"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" `"$INSTDIR\${NAME}.exe" "%1"`
SectionEnd

Section "Uninstall"
  !include "${REMOVE}"
  Delete "$INSTDIR\Remove ${NAME}.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${LIST}"
  ReadRegStr $0 HKCU "Software\Classes\.yarrow" ""
  StrCmp $0 "${KIND}" 0 foreign
    DeleteRegKey HKCU "Software\Classes\.yarrow"
  foreign:
  DeleteRegKey HKCU "Software\Classes\${KIND}"
SectionEnd
