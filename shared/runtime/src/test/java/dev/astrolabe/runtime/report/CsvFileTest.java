package dev.astrolabe.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.astrolabe.runtime.report.CsvFile.Cell;
import dev.astrolabe.runtime.report.CsvFile.Profile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two profiles, byte by byte. */
final class CsvFileTest {
  private static String written(Profile profile, Cell... cells) {
    var file = new CsvFile(profile).header("name", "n").row(List.of(cells));
    return new String(file.bytes(), StandardCharsets.ISO_8859_1);
  }

  private static Cell text(String value) {
    return new Cell.Text(value);
  }

  @Test
  void spreadsheetsGetAMarkAndLinesOfWindowsAndProgramsNeither() {
    var negar = text("نگار");
    var bytes = "\u00d9\u0086\u00da\u00af\u00d8\u00a7\u00d8\u00b1";

    assertThat(written(Profile.SPREADSHEET, negar, new Cell.Figure("7")))
        .isEqualTo("\u00ef\u00bb\u00bfname,n\r\n" + bytes + ",7\r\n");
    assertThat(written(Profile.MACHINE, negar, new Cell.Figure("7")))
        .isEqualTo("name,n\n" + bytes + ",7\n");
  }

  @Test
  void aTextThatASpreadsheetWouldRunIsGuardedAndANumberStaysOne() {
    for (var start : List.of("=", "+", "-", "@", "\t")) {
      assertThat(written(Profile.SPREADSHEET, text(start + "1"), new Cell.Figure("-20")))
          .as(start)
          .endsWith("\r\n'" + start + "1,-20\r\n");
      assertThat(written(Profile.MACHINE, text(start + "1"), new Cell.Figure("-20")))
          .as(start)
          .endsWith("\n" + start + "1,-20\n");
    }
    assertThat(written(Profile.SPREADSHEET, text("\r1"), text("a-b")))
        .endsWith("\r\n\"'\r1\",a-b\r\n");
    assertThat(written(Profile.SPREADSHEET, text("=HYPERLINK(\"x\",1)"), text("")))
        .endsWith("\r\n\"'=HYPERLINK(\"\"x\"\",1)\",\r\n");
  }
}
