# Sourced by ./mien and tools/build: is the build in artifacts/ newer than everything it was made from?

# node_modules holds a copy of the lock file that it was installed from. What only tests need is there or not.
is_npm_fresh() { # root [dev]
  cmp -s "$1/package-lock.json" "$1/node_modules/.mien-lock" && [[ ${2-} != dev || -d $1/node_modules/onnxruntime-web ]]
}

# What the build is made from. Its names are in the stamp, which tells of files that were added, renamed or deleted: the time of a folder would
# tell of them too, but also of bin and obj, which ./test makes in it.
list_sources() { # root, further conditions of find
  (cd "$1" && find src models Directory.Build.props Directory.Packages.props global.json tools/build \
    \( -name bin -o -name obj \) -prune -o -type f "${@:2}" -print)
}

is_build_fresh() { # root
  local stamp=$1/artifacts/mien/stamp
  [[ -f $stamp && -z $(list_sources "$1" -newer "$stamp") ]] && list_sources "$1" | LC_ALL=C sort | cmp -s - "$stamp"
}

is_fresh() { # root
  is_build_fresh "$1" && is_npm_fresh "$1"
}
