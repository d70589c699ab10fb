# Sourced by ./mien and tools/build: is the build in artifacts/ newer than everything it was made from?

# node_modules holds a copy of the lock file that it was installed from.
is_npm_fresh() { # root
  cmp -s "$1/package-lock.json" "$1/node_modules/.mien-lock"
}

# A folder's own time tells of files that were added, renamed or deleted.
is_build_fresh() { # root
  local stamp=$1/artifacts/mien/stamp
  [[ -f $stamp ]] || return 1
  local newer
  newer=$(find "$1/src" "$1/models" "$1/Directory.Build.props" "$1/Directory.Packages.props" "$1/global.json" "$1/tools/build" \
    \( -name bin -o -name obj \) -prune -o -newer "$stamp" -print -quit)
  [[ -z $newer ]]
}

is_fresh() { # root
  is_build_fresh "$1" && is_npm_fresh "$1"
}
