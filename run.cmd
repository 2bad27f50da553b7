@echo off
rem Opens Yarrow.  The first time it installs what is missing.  Words after it go to the program: run --data FOLDER
call "%~dp0packaging\python.cmd" run %*
exit /b %ERRORLEVEL%
