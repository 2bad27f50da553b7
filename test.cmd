@echo off
rem Runs every test, first without a screen, then in a real window.  Words after it go to pytest: test -k search
call "%~dp0packaging\python.cmd" test %*
exit /b %ERRORLEVEL%
