package org.plenary.demo;

import org.plenary.text.Slice;
import org.plenary.text.Step;

/** Words, and what stands in their place afterwards. */
record Swap(String words, String instead) {

  /** Only the middle that differs is replaced, as somebody types it. */
  Step at(int position) {
    int start = 0;
    int most = Math.min(words.length(), instead.length());
    while (start < most && words.charAt(start) == instead.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && words.charAt(words.length() - 1 - end) == instead.charAt(instead.length() - 1 - end)) {
      end++;
    }
    Slice slice = Slice.text(instead.substring(start, instead.length() - end));
    return new Step.Replace(position + start, position + words.length() - end, slice, false);
  }
}
