# What ./localstack/up and ./localstack/roomcast share: finds a JDK 25, builds when a source is newer
# than the last build, and becomes java. Sourced, with `here` the folder of this file.
# shellcheck shell=bash

root="$(dirname "$here")"
stamp="$here/target/up.stamp"
log="$here/target/up-build.log"

fail() {
  echo "$1" >&2
  exit 1
}

# The version is in a file of every JDK's home, so no java has to be started to ask for it.
is_jdk_25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] &&
    grep -Eq '^JAVA_VERSION="25(\.|")' "$1/release" 2>/dev/null
}

jdk_on_path() {
  local java link
  java="$(command -v java || true)"
  [ -n "$java" ] || return 0
  while link="$(readlink "$java")"; do
    case "$link" in
      /*) java="$link" ;;
      *) java="$(dirname "$java")/$link" ;;
    esac
  done
  (cd "$(dirname "$java")/.." && pwd)
}

find_jdk() {
  local home
  for home in \
    "${JAVA_HOME:-}" \
    "$(jdk_on_path)" \
    "$( [ -x /usr/libexec/java_home ] && /usr/libexec/java_home -v 25 2>/dev/null || true)" \
    "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" \
    /usr/lib/jvm/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* \
    "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* \
    /opt/java/* /opt/jdk*; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return
    fi
  done
}

needs_build() {
  [ -f "$stamp" ] && [ -f "$here/target/class-path" ] || return 0
  [ -n "$(find "$root/pom.xml" "$root/events-schema" "$root/handlers" "$here" \
    "$root/serverless-cdk/template" "$root/serverless-cdk/pom.xml" \
    \( -path '*/target' -o -path '*/src/test' \) -prune -o \
    -type f -newer "$stamp" -print | head -n 1)" ]
}

build() {
  command -v mvn >/dev/null ||
    fail "Building Roomcast takes Maven 3.8.6 or later, which is not on the PATH: https://maven.apache.org/install.html"
  mkdir -p "$here/target"
  if [ -f "$stamp" ]; then
    echo "Building what has changed ..." >&2
  else
    echo "Building; the first time this downloads libraries and takes some minutes ..." >&2
  fi
  : >"$log"
  # Newer than a source that is saved while the build runs would be wrong: the time is taken first.
  touch "$stamp.new"
  (cd "$root" && JAVA_HOME="$jdk" exec mvn --batch-mode -pl localstack -am package \
    -Dmaven.test.skip=true -Dexec.skip=true) >"$log" 2>&1 &
  local maven=$! status=0
  trap 'kill "$maven" 2>/dev/null; echo >&2; exit 130' INT TERM
  while kill -0 "$maven" 2>/dev/null; do
    progress
    sleep 1
  done
  wait "$maven" || status=$?
  trap - INT TERM
  [ -t 2 ] && printf '\r\033[K' >&2
  if [ "$status" -ne 0 ]; then
    grep -m 15 'ERROR' "$log" >&2 || tail -n 15 "$log" >&2
    fail "The build failed; all of it is in $log"
  fi
  mv "$stamp.new" "$stamp"
}

# One line that changes on a terminal, nothing in a file.
progress() {
  [ -t 2 ] || return 0
  printf '\r\033[K  %s downloads, %s' "$(grep -c 'Downloaded from' "$log" || true)" \
    "$(grep -o 'Building Roomcast [a-z-]*' "$log" | tail -n 1 || true)" >&2
}

jdk="$(find_jdk)"
[ -n "$jdk" ] ||
  fail "Roomcast runs on a JDK 25, and none was found: install one (https://adoptium.net) and set JAVA_HOME to it."

if needs_build; then build; fi

# launch HEAP CLASS [ARGUMENT...]
launch() {
  local heap="$1"
  shift
  exec "$jdk/bin/java" \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-Xmx$heap" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dlog4j2.shutdownHookEnabled=false \
    -Droomcast.code="$root/handlers/target/lambda" -Droomcast.runtime="$here/target/runtime" \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" \
    "$@"
}
