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
    "$@"
    return
  fi

  said=$(mktemp)
  count_seconds "$what" $$ &
  clock=$!
  "$@" >"$said" 2>&1 || status=$?
  kill "$clock" 2>/dev/null
  wait "$clock" 2>/dev/null
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

# Native libraries, perception weights and sample photos; package-lock.json pins each with its hash.
restore_npm() { # needs is_npm_fresh
  if is_npm_fresh .; then
    return
  fi

  command -v npm >/dev/null || fail 4 "Node.js is not installed (no npm on PATH)" "sudo apt-get install -y nodejs npm"
  echo "mien: installing native libraries and perception weights (npm ci, about 500 MB) …"
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error ||
    fail 4 "npm could not install the packages of package-lock.json" "check the network or npm's registry setting, then run again"
  cp package-lock.json node_modules/.mien-lock
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
