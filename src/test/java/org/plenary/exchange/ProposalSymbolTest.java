package org.plenary.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that open proposals, as bodies and their members write them. */
class ProposalSymbolTest {

  @ParameterizedTest
  @CsvSource({
    "MOD PRT/35A18/1,MOD,PRT/35A18/1",
    "ADD PRT/55A24A2/1,ADD,PRT/55A24A2/1",
    "(MOD) V/PRT/HRB/12/3,(MOD),V/PRT/HRB/12/3",
    "MOD PRT/HRB/9(Rev.1)/2,MOD,PRT/HRB/9(Rev.1)/2",
    "MOD PRT/40A2(Corr.1)/1,MOD,PRT/40A2(Corr.1)/1",
    "MOD PRT/37A3(Add.1)(Rev.2)/1,MOD,PRT/37A3(Add.1)(Rev.2)/1",
    "SUP PRT/44 (Add.5)/2,SUP,PRT/44(Add.5)/2",
    "NOC PRT/22A1-R1/2,NOC,PRT/22A1-R1/2",
    "MOD PRT/44A5/1bis,MOD,PRT/44A5/1bis",
    "MOD PRT/45A18/1 (Rev.1),MOD,PRT/45A18/1(Rev.1)",
    "MOD PRT/44A5 / 1,MOD,PRT/44A5/1",
    "MOD: PRT/35A18/7,MOD,PRT/35A18/7",
    "MOD : PRT/35A18/7,MOD,PRT/35A18/7",
    "MOD PRT/16A21A1/1#50101,MOD,PRT/16A21A1/1",
  })
  void symbol_and_identifier(String line, String symbol, String identifier) {
    ProposalSymbol read = ProposalSymbol.of(line);
    assertNotNull(read, line);
    assertEquals(symbol, read.symbol());
    assertEquals(identifier, read.identifier());
  }

  @Test
  void other_lines_open_none() {
    for (String line :
        List.of("MOD", "ADD a lamp and/or 2/3", "PRT/35A18/1", "MOD PRT/35A18", "Modes PRT/1/1")) {
      assertNull(ProposalSymbol.of(line), line);
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(2), () -> ProposalSymbol.of("MOD A/" + "1".repeat(180) + "!"));
  }

  /** As conversions of older files have it. */
  @Test
  void symbol_and_identifier_in_lines_of_their_own() {
    String text =
        "PRT/56/1\nADD\nDRAFT RESOLUTION [PRT-1]\nLamps\nThe Assembly (Portovale, 2031),\n"
            + "considering\na)\tx;\nb)\ty,\nresolves\nz.\n"
            + "SUP\nPRT/56/2\nRESOLUTION 3 (Portovale, 2027)\nFog\nReasons: it went.\n";
    ReadFile read = Contributions.read(text.getBytes(StandardCharsets.UTF_8), Import.ids());
    assertEquals(
        List.of("ADD PRT/56/1", "SUP PRT/56/2"),
        read.parts().stream()
            .map(part -> part.symbol().symbol() + " " + part.symbol().identifier())
            .toList());
    assertEquals(
        "DRAFT RESOLUTION [PRT-1]",
        read.parts().get(0).text().after().doc().blocks().get(0).plainText());
    assertEquals("it went.", read.parts().get(1).reasons());
  }
}
