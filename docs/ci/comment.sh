#!/bin/sh
# Writes FILE as the one comment of archbench on a pull request of GitHub, in place of an older one.
#
#   comment.sh OWNER/REPOSITORY NUMBER FILE
#
# It needs `gh`, which GitHub's runners have, and GH_TOKEN, the token that the job has anyway. Only
# comments of the token's own user are replaced: COMMENT_AUTHOR, if that is not the job's usual one.
set -eu

[ $# -eq 3 ] || { sed -n 's/^#   \(comment\.sh .*\)/usage: \1/p' "$0" >&2; exit 2; }
repository=$1
number=$2
file=$3
author=${COMMENT_AUTHOR:-github-actions[bot]}

# The last line, which nobody sees, is the same for each run of a study.
marker=$(tail -n 1 "$file")
older=$(gh api --paginate "repos/$repository/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"$author\") | select(.body | contains(\"$marker\")) | .id" | head -n 1)
if [ -n "$older" ]; then
  gh api --silent --method PATCH "repos/$repository/issues/comments/$older" --field "body=@$file"
else
  gh api --silent --method POST "repos/$repository/issues/$number/comments" --field "body=@$file"
fi
