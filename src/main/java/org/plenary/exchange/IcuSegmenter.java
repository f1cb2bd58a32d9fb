package org.plenary.exchange;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.plenary.text.Segmenter;

/** Words by the rules of Unicode and ICU's dictionaries, which know Chinese and Thai words. */
public final class IcuSegmenter {

  private IcuSegmenter() {}

  /** A segmenter for that language. Safe for use from several threads. */
  public static Segmenter of(String language) {
    BreakIterator pattern = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
    return text -> {
      BreakIterator words = (BreakIterator) pattern.clone();
      words.setText(text);
      List<Integer> ends = new ArrayList<>();
      words.first();
      for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
        ends.add(end);
      }
      return ends;
    };
  }
}
