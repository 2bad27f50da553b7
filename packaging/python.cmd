@echo off
rem Finds Python 3.11 to 3.14, installs it with winget where that exists, and hands over to dev.py.
setlocal
set "ROOT=%~dp0.."
if exist "%ROOT%\.venv\Scripts\python.exe" ("%ROOT%\.venv\Scripts\python.exe" -E -s -S "%~dp0dev.py" %* & goto done)
call :find && goto hand_over
echo Yarrow needs Python 3.11 to 3.14: asking Windows for it.
winget install --exact --id Python.Python.3.13 --scope user --silent --accept-package-agreements --accept-source-agreements
set "PATH=%LOCALAPPDATA%\Programs\Python\Python313;%LOCALAPPDATA%\Programs\Python\Launcher;%PATH%"
call :find && goto hand_over
echo Python 3.11 to 3.14 could not be installed from here. Please install it from https://www.python.org/downloads/ and run this again.
exit /b 1

:hand_over
%PYTHON% -E -s -S "%~dp0dev.py" %*

:done
exit /b %ERRORLEVEL%

:find
for %%P in ("py -3" "python" "python3") do (
    set "PYTHON=%%~P"
    %%~P -c "import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))" >nul 2>nul && exit /b 0
)
exit /b 1
