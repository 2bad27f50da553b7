@echo off
rem For people who work on Yarrow: dev check, bench, screens, fuzz [--long], run, test
call "%~dp0packaging\python.cmd" %*
exit /b %ERRORLEVEL%
