# Sourced by tools/build and ./test: what must be on the machine, the npm packages, and a line that tells how long something takes.

fail() { # exit code, what, next step
  printf 'error: %s\nhint: %s\n' "$2" "$3" >&2
  exit "$1"
}

# Runs a command that takes long. A person sees the seconds go by and then what it said; a log gets a line first.
showing() { # what, command …
  local what=$1 status=0 clock said
  shift
  if [[ ! -t 2 ]]; then
    echo "$what …" >&2
    ("$@") # what fails in it ends it alone
    return
  fi

  said=$(mktemp)
  count_seconds "$what" $$ &
  clock=$!
  ("$@") >"$said" 2>&1 || status=$?
  kill "$clock" 2>/dev/null || true
  wait "$clock" 2>/dev/null || true
  printf '\r\033[K' >&2
  cat "$said"
  rm -f "$said"
  return "$status"
}

count_seconds() { # what, the process for which it counts
  SECONDS=0
  while kill -0 "$2" 2>/dev/null; do
    printf '\r\033[K%s … %d s' "$1" "$SECONDS" >&2
    sleep 1
  done
}

require_dotnet() {
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
  local install="Ubuntu: sudo apt-get install -y dotnet-sdk-10.0 (Debian: add Microsoft's packages first,\
 https://learn.microsoft.com/dotnet/core/install/linux-debian)"
  command -v dotnet >/dev/null || fail 4 "the .NET 10 SDK is not installed (no dotnet on PATH)" "$install"
  dotnet --list-sdks | grep -q '^10\.' ||
    fail 4 "the .NET 10 SDK is not installed (dotnet has: $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' '))" "$install"
}

# One build at a time in this tree, whoever asks for it: ./mien and ./test share it.
in_turn() { # command …
  mkdir -p artifacts
  if command -v flock >/dev/null; then
    flock --close artifacts/build.lock "$@" # servers of the build live on: they must not hold the lock
  else
    lockf -k artifacts/build.lock "$@" # macOS
  fi
}

# There while the sources were only compiled, without the analysis whose warnings are errors in ./test.
unanalysed=artifacts/unanalysed

# Native libraries, perception weights and sample photos; package-lock.json pins each with its hash. `dev` adds what only tests need.
restore_npm() { # [dev]; needs is_npm_fresh
  if is_npm_fresh . "${1-}"; then
    return
  fi

  command -v npm >/dev/null || fail 4 "Node.js is not installed (no npm on PATH)" "sudo apt-get install -y nodejs npm"
  mkdir -p artifacts
  local status=0 words=(ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error)
  [[ ${1-} == dev ]] || words+=(--omit=dev)
  [[ -n ${npm_config_cache-} ]] || words+=(--cache artifacts/npm-cache) # 180 MB that nobody needs twice
  npm "${words[@]}" >artifacts/npm.log 2>&1 || status=$?
  rm -rf artifacts/npm-cache
  if [[ $status -ne 0 ]]; then
    cat artifacts/npm.log >&2
    fail 4 "npm could not install the packages of package-lock.json" "check the network or npm's registry setting, then run again"
  fi

  drop_other_platforms
  rm -rf node_modules/@mediapipe/face_mesh/*.wasm node_modules/@vladmandic/face-api/dist # only browsers run them
  cp package-lock.json node_modules/.mien-lock
}

# onnxruntime-node brings the libraries of every platform, 250 MB; this machine loads one.
drop_other_platforms() {
  local system processor folder
  case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=darwin ;;
    *) return 0 ;;
  esac
  case $(uname -m) in
    x86_64) processor=x64 ;;
    aarch64 | arm64) processor=arm64 ;;
    *) return 0 ;;
  esac
  for folder in node_modules/onnxruntime-node/bin/napi-v*/*/*; do
    [[ $folder == */"$system/$processor" ]] || rm -rf "$folder"
  done
}

# Films go through the system's ffmpeg. Root on Debian or Ubuntu gets it installed; anyone else is told how.
require_ffmpeg() {
  if command -v ffmpeg >/dev/null && command -v ffprobe >/dev/null; then
    return
  fi

  if [[ $(id -u) -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "mien: installing ffmpeg …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ffmpeg; } >/dev/null ||
      fail 5 "apt-get could not install ffmpeg" "check the network, then: apt-get install -y ffmpeg"
  else
    fail 5 "FFmpeg is not installed (no ffmpeg or ffprobe on PATH)" "Debian, Ubuntu: sudo apt-get install -y ffmpeg; macOS: brew install ffmpeg"
  fi
}
