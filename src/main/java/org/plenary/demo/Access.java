package org.plenary.demo;

import static org.plenary.demo.Asking.answer;
import static org.plenary.demo.Asking.answers;
import static org.plenary.demo.Asking.comments;
import static org.plenary.demo.Asking.edits;
import static org.plenary.demo.Asking.mod;
import static org.plenary.demo.Asking.noc;
import static org.plenary.demo.Asking.says;
import static org.plenary.demo.Asking.takesUp;

import java.util.List;
import java.util.Set;
import org.plenary.negotiation.CommentType;
import org.plenary.negotiation.Outcome;
import org.plenary.negotiation.Stance;
import org.plenary.negotiation.Tag;

/** The debate on Resolution 44, in Arabic. */
final class Access {
  private Access() {}

  private static final String EVERY = "أن تُدرج متطلبات الإتاحة";

  static final List<Turn> TURNS =
      List.of(
          edits(Cast.KARIM, "دون رسوم", "دون رسوم ومع توفير الترجمة بلغة الإشارة"),
          mod(
              Cast.KARIM,
              "ARB/42/1",
              "",
              EVERY,
              "التوصيات المراجَعة أكثر عدداً من الجديدة.",
              new Swap("في كل توصية جديدة", "في كل توصية جديدة أو مراجَعة")),
          mod(
              Cast.AMINA,
              "ATU/35A20/1",
              "",
              EVERY,
              "موظفو الخدمات العامة ذوو إعاقة أيضاً.",
              new Swap("يستعملها الجمهور", "يستعملها الجمهور أو موظفو الخدمات العامة")),
          noc(Cast.OTTO, "CEPT/46/1", "", EVERY, "يكفي النص الحالي إلى أن تُعرف نتائج الدراسات."),
          says(Cast.PAZ, Stance.SUPPORT, "ARB/42/1", "", ""),
          comments(
              Cast.NOOR,
              EVERY,
              CommentType.HUMAN_RIGHTS,
              Set.of(Tag.NON_DISCRIMINATION, Tag.INFORMATION),
              "ينبغي أن تشمل المتطلبات ذوي الإعاقة الذهنية."),
          takesUp(
              Cast.MARTA,
              "ARB/42/1",
              true,
              "",
              new Swap("في كل توصية جديدة", "في كل توصية جديدة أو مراجَعة")),
          answers(
              Cast.MARTA,
              answer(
                  "ARB/42/1",
                  Outcome.ACCEPTED,
                  "أن تسري المتطلبات على التوصيات المراجَعة أيضاً.",
                  "الاقتراحان الآخران بشأن الفقرة نفسها.",
                  "حظي الاقتراح بالتأييد ولم يعترض عليه أحد.")));
}
