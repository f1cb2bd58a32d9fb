package org.plenary.pdf;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import com.openhtmltopdf.extend.FSTextBreaker;
import java.util.function.IntConsumer;

/** Where a line may end, by the rules of Unicode; tells how much of the text was laid out. */
final class LineBreaks implements FSTextBreaker {
  private final BreakIterator iterator;
  private final IntConsumer laidOut;

  LineBreaks(String language, IntConsumer laidOut) {
    this.iterator = BreakIterator.getLineInstance(ULocale.forLanguageTag(language));
    this.laidOut = laidOut;
  }

  @Override
  public int next() {
    return iterator.next();
  }

  @Override
  public void setText(String text) {
    laidOut.accept(text.length());
    iterator.setText(text);
  }
}
