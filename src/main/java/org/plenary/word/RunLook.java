package org.plenary.word;

import java.util.Set;

/**
 * How the run that is read looks: what its own properties say, else what its style and the one of
 * its paragraph say. Of those two Word takes italics and bold that both have away again.
 */
final class RunLook {
  /** The elements that say it. */
  static final Set<String> PROPERTIES =
      Set.of("i", "b", "iCs", "bCs", "rtl", "cs", "vertAlign", "rStyle");

  private static final int TOGGLED = Piece.ITALIC | Piece.BOLD;

  private final Styles styles;
  private String style = "";
  private int on;
  private int off;

  /** How the words of Arabic and its like look: Word keeps that apart. */
  private int complexOn;

  private int complexOff;
  private boolean complex;

  RunLook(Styles styles) {
    this.styles = styles;
  }

  /** Another run begins. */
  void begin() {
    style = "";
    on = 0;
    off = 0;
    complexOn = 0;
    complexOff = 0;
    complex = false;
  }

  /** Takes one of its properties. */
  void take(String name, XmlEvents xml) {
    switch (name) {
      case "rStyle" -> style = xml.value("val");
      case "rtl", "cs" -> complex |= xml.on();
      case "i", "b" -> set(name.equals("i") ? Piece.ITALIC : Piece.BOLD, xml.on());
      case "iCs", "bCs" -> setComplex(name.equals("iCs") ? Piece.ITALIC : Piece.BOLD, xml.on());
      default -> {
        off |= Piece.SUPERSCRIPT | Piece.SUBSCRIPT;
        on |= raised(xml.value("val"));
      }
    }
  }

  private void set(int bit, boolean is) {
    on |= is ? bit : 0;
    off |= is ? 0 : bit;
  }

  private void setComplex(int bit, boolean is) {
    complexOn |= is ? bit : 0;
    complexOff |= is ? 0 : bit;
  }

  /** What {@code vertAlign} says. */
  static int raised(String value) {
    return switch (value) {
      case "superscript" -> Piece.SUPERSCRIPT;
      case "subscript" -> Piece.SUBSCRIPT;
      default -> 0;
    };
  }

  /** Bits of {@link Piece} in a paragraph of that style. */
  int of(String paragraphStyle) {
    // Calls are italic without being told; a clause of that style came to it by chance.
    boolean call = paragraphStyle.equals(HouseStyles.CALL);
    int around = styles.look(paragraphStyle, complex) & (call ? ~Piece.ITALIC : ~0);
    int own = styles.look(style, complex);
    int styled = (around ^ own) & TOGGLED | (around | own) & ~TOGGLED;
    return complex ? styled & ~(off | complexOff) | on | complexOn : styled & ~off | on;
  }
}
