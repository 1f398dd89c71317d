#!/usr/bin/env bash
# Runs the tests as other x86_64 processors than this one would: libtorch, oneDNN and MKL choose by the processor how
# they compute, and sums are rounded in another way by each choice.
#
#   src/test/processors.sh             all settings, one after the other
#   src/test/processors.sh least       one of them, or several
#   src/test/processors.sh --list      what they are
#
#   TESTS  only these test classes, in Maven's notation: TESTS='AdamTaskTest,*ReferenceTest'
#
# Exit codes: 0 all passed, 1 some did not, 2 wrong use. What Maven said is in target/processors/SETTING.log.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2

declare -A limits=(
  [default]='ATEN_CPU_CAPABILITY=default'
  [avx2]='ATEN_CPU_CAPABILITY=avx2'
  [avx512]='ATEN_CPU_CAPABILITY=avx512'
  [libraries-avx2]='MKL_ENABLE_INSTRUCTIONS=AVX2 ONEDNN_MAX_CPU_ISA=AVX2'
  [one-processor]='OMP_NUM_THREADS=1 MKL_NUM_THREADS=1'
  [least]='ATEN_CPU_CAPABILITY=default MKL_ENABLE_INSTRUCTIONS=AVX2 ONEDNN_MAX_CPU_ISA=AVX2 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1'
)
declare -A meanings=(
  [default]="libtorch's own operations without vectors"
  [avx2]="libtorch's own operations by AVX2"
  [avx512]="libtorch's own operations by AVX-512"
  [libraries-avx2]='MKL and oneDNN by AVX2'
  [one-processor]='one processor is seen, by every library and by the JVM'
  [least]='default, libraries-avx2 and one-processor together'
)
order=(default avx2 avx512 libraries-avx2 one-processor least)

fail() {
  echo "processors.sh: $*" >&2
  exit 2
}
if [ "${1:-}" = --list ]; then
  for setting in "${order[@]}"; do printf '%-15s  %s\n' "$setting" "${meanings[$setting]}"; done
  exit 0
fi
settings=("$@")
[ $# -gt 0 ] || settings=("${order[@]}")
for setting in "${settings[@]}"; do
  [ -n "${limits[$setting]:-}" ] || fail "there is no setting '$setting': give some of ${order[*]}"
done
[ "$(uname -s) $(uname -m)" = 'Linux x86_64' ] || fail "these settings are for Linux on x86_64, this is $(uname -s) on $(uname -m)"
command -v taskset >/dev/null || fail 'there is no taskset (of util-linux), which leaves one processor visible'

has() {
  grep -m 1 '^flags' /proc/cpuinfo | grep -qw "$1"
}
# Lines of a log that the tests of a setting must have printed, or nothing; see ProcessorTest.
proofs() {
  case $1 in default | least) echo 'libtorch NO AVX,' ;; avx2) echo 'libtorch AVX2,' ;; avx512) echo 'libtorch AVX512,' ;; esac
  case $1 in
    libraries-avx2 | least)
      echo 'oneDNN Intel AVX2,'
      # On processors of other makers MKL chooses by itself.
      if grep -qm 1 GenuineIntel /proc/cpuinfo; then echo 'MKL AVX2,'; fi
      ;;
  esac
  case $1 in one-processor | least) echo 'threads 1' ;; esac
}

# The first processor that this shell may use.
first_processor() {
  taskset -cp $$ | sed 's/.*: *\([0-9]*\).*/\1/'
}

tests=()
[ -z "${TESTS:-}" ] || tests=("-Dtest=$TESTS,ProcessorTest")

run() {
  local setting=$1 log=target/processors/$1.log command=()
  case $setting in one-processor | least) command=(taskset -c "$(first_processor)") ;; esac
  read -ra variables <<<"${limits[$setting]}"
  echo "processors.sh: tests under '$setting': ${meanings[$setting]} (${limits[$setting]}${command[*]:+, ${command[*]}})"
  env "${variables[@]}" "${command[@]}" \
    mvn -B surefire:test "-Dsurefire.reportNameSuffix=$setting" "${tests[@]}" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" = 0 ] || return 1
  local proof missing=0
  while IFS= read -r proof; do
    [ -n "$proof" ] || continue
    if ! grep -F '[processor] ' "$log" | grep -qF "$proof"; then
      echo "processors.sh: nothing under '$setting' says '$proof': the limits did not reach the tests" | tee -a "$log"
      missing=1
    fi
  done < <(proofs "$setting")
  return $missing
}

mkdir -p target/processors || exit 2
mvn -B -q test-compile || exit 1

summary=()
result=0
for setting in "${settings[@]}"; do
  began=$SECONDS
  if [ "$setting" = avx512 ] && ! has avx512f; then
    summary+=("$(printf '%-15s  left out: this processor has no AVX-512' "$setting")")
    continue
  fi
  if run "$setting"; then word=passed; else
    word=FAILED
    result=1
  fi
  counts=$(grep -E '^\[(INFO|WARNING|ERROR)\] Tests run: [0-9]+, .*[0-9]$' "target/processors/$setting.log" | tail -n 1 | sed 's/^\[[A-Z]*\] *//')
  said=$(grep -F '[processor] ' "target/processors/$setting.log" | tail -n 1 | sed 's/.*\[processor\] //')
  summary+=("$(printf '%-15s  %s after %d s; %s; %s' "$setting" "$word" $((SECONDS - began)) "${counts:-no test was run}" "${said:-says nothing}")")
done
echo
echo 'processors.sh: the tests on other processors'
printf '  %s\n' "${summary[@]}"
exit $result
