package org.plenary.exchange;

import java.util.Locale;

/** Why a person should look at a turn of a transcript. */
public enum TranscriptNote {
  UNNAMED("No name stands before these words."),
  ANNOUNCEMENT("The conference system seems to speak, not a person."),
  SHARED("{words} may stand for several people."),
  INTERPRETED("These are the words of an interpreter."),
  UNLIKE("{words} is not written like the other names."),
  INTERRUPTS("Comes in while {words} is still speaking."),
  INTERRUPTS_UNNAMED("Comes in while somebody without a name is still speaking."),
  AGAIN("The turn before it has the same name: a speaker between them may be missing."),
  UNMARKED("The mark >> is missing before this name."),
  SILENT("The speaker says nothing here."),
  BREAKS_OFF("Breaks off."),
  UNFINISHED("Stops without the end of a sentence."),
  MISSING("Words are missing: {words}."),
  LIKE_A_TURN("A paragraph begins like a turn of {words}, without the mark."),
  MIDDLE("Begins in the middle of a sentence."),
  CAPTIONER("The captioner remarks: {words}");

  private final String sentence;

  TranscriptNote(String sentence) {
    this.sentence = sentence;
  }

  /** Part of a message key. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** In English, with the words in quotation marks where it quotes any. */
  String sentence(String words) {
    return sentence.replace("{words}", "\"" + words + "\"");
  }
}
