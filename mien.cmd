@echo off
rem Runs Mien, building it first when a source differs from the build. "mien --help" lists the commands.
setlocal
set "root=%~dp0"
set "root=%root:~0,-1%"
set "program=%root%\artifacts\mien"
set "built_from=%root%\artifacts\built-from"
set "compare=/MIR /L /NJH /NJS /NP /NS /NC /NDL /NFL /XD bin obj"

if not exist "%program%\mien.exe" goto build
fc /b "%root%\package-lock.json" "%root%\node_modules\.mien-lock" >nul 2>nul || goto build
robocopy "%root%\src" "%built_from%\src" %compare% >nul
if errorlevel 1 goto build
robocopy "%root%" "%built_from%" Directory.Build.props Directory.Packages.props global.json /L /NJH /NJS /NP >nul
if errorlevel 1 goto build

:run
"%program%\mien.exe" %*
exit /b %errorlevel%

:build
where npm >nul 2>nul || call :fail "Node.js is not installed (no npm on PATH)" "winget install OpenJS.NodeJS.LTS" && exit /b 4
where dotnet >nul 2>nul || call :fail "the .NET 10 SDK is not installed (no dotnet on PATH)" "winget install Microsoft.DotNet.SDK.10" && exit /b 4
dotnet --list-sdks | findstr /b "10." >nul || call :fail "the .NET 10 SDK is not installed" "winget install Microsoft.DotNet.SDK.10" && exit /b 4
pushd "%root%"
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_NOLOGO=1

fc /b package-lock.json node_modules\.mien-lock >nul 2>nul && goto compile
echo mien: 1 of 2, fetching packages (about 20 s) ... 1>&2
call npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error 1>&2 || goto broken
rem onnxruntime-node brings the libraries of every platform. On ARM64 both of Windows may be needed: the .NET there can be either.
for /d %%s in (node_modules\onnxruntime-node\bin\napi-v6\*) do if /i not "%%~nxs"=="win32" rd /s /q "%%s"
if /i "%PROCESSOR_ARCHITECTURE%"=="AMD64" rd /s /q node_modules\onnxruntime-node\bin\napi-v6\win32\arm64 2>nul
copy /y package-lock.json node_modules\.mien-lock >nul

:compile
rem Who only uses Mien waits half as long without the analysis of the code; who changed it has built it before.
set "analysis="
if not exist src\Mien.Cli\obj set "analysis=-p:RunAnalyzers=false"
echo mien: 2 of 2, compiling (about 40 s) ... 1>&2
dotnet restore src\Mien.Cli --locked-mode --no-http-cache --verbosity quiet -p:NuGetAudit=false 1>&2 || goto broken
dotnet build src\Mien.Cli --no-restore --configuration Release --verbosity quiet --nologo -target:Launch "-p:LaunchFolder=%root%\artifacts\mien" %analysis% 1>&2 || goto broken
robocopy src "%built_from%\src" /MIR /NJH /NJS /NP /NS /NC /NDL /NFL /XD bin obj >nul
robocopy . "%built_from%" Directory.Build.props Directory.Packages.props global.json /NJH /NJS /NP >nul
popd
goto run

:broken
popd
call :fail "Mien could not be built" "the reason stands above"
exit /b 1

:fail
echo error: %~1 1>&2
echo hint: %~2 1>&2
exit /b 0
