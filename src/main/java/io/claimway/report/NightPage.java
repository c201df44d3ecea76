package io.claimway.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import gg.jte.output.StringOutput;
import io.claimway.money.Cents;
import io.claimway.postgres.read.NightFigures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * A night's figures as one HTML page with everything in it: styles, charts and the script that
 * draws them.
 */
public final class NightPage {
  private static final String CHART_SCRIPT =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.js";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private NightPage() {}

  /** A stage in the flow: its word, and a line per measure. */
  public record StageBox(String name, List<String> lines) {}

  /** The page's text. */
  public static String render(NightReport night) {
    StringOutput page = new StringOutput();
    Pages.TEMPLATES.render(
        "night.jte",
        Map.of("night", night, "charts", charts(night), "chartScript", chartScript()),
        page);
    return page.toString();
  }

  /** The flow's boxes, in the order in which the stages published. */
  public static List<StageBox> stages(NightReport night) {
    Map<String, List<String>> boxes = new LinkedHashMap<>();
    for (NightFigures.StageTotals t : night.flow()) {
      boxes.computeIfAbsent(t.stage(), stage -> new ArrayList<>()).add(line(t));
    }
    return boxes.entrySet().stream()
        .map(box -> new StageBox(box.getKey(), box.getValue()))
        .toList();
  }

  private static String line(NightFigures.StageTotals t) {
    StringBuilder line = new StringBuilder().append(t.in()).append(' ').append(t.measure());
    if (t.centsIn() != 0) {
      line.append(", ").append(Cents.dollars(t.centsIn()));
    }
    appendPart(line, t.held(), "held");
    appendPart(line, t.rejected(), "rejected");
    appendPart(line, t.carried(), "carried over");
    return line.toString();
  }

  private static void appendPart(StringBuilder line, long records, String words) {
    if (records != 0) {
      line.append("; ").append(records).append(' ').append(words);
    }
  }

  /** A date, or nothing. */
  public static String day(LocalDate date) {
    return date == null ? "" : date.toString();
  }

  /** How much an invariant looked at, in its unit. */
  public static String figure(NightFigures.ProvedInvariant invariant) {
    return invariant.unit().equals("cents")
        ? Cents.dollars(invariant.figure())
        : invariant.figure() + " " + invariant.unit();
  }

  private static String charts(NightReport night) {
    List<NightFigures.MoneyDay> days = night.money();
    Map<String, Object> money =
        ordered(
            "days",
            days.stream().map(day -> day.date().toString()).toList(),
            "series",
            List.of(
                series("charged", days, NightFigures.MoneyDay::chargedCents),
                series("remitted", days, NightFigures.MoneyDay::remittedCents),
                series("deposited", days, NightFigures.MoneyDay::depositedCents),
                series("paid out", days, NightFigures.MoneyDay::paidOutCents)));
    Map<String, Object> payers =
        ordered(
            "labels",
            night.payers().stream().map(NightFigures.PayerNight::payer).toList(),
            "cents",
            night.payers().stream().map(NightFigures.PayerNight::openCents).toList());
    Map<String, Object> holds =
        ordered(
            "labels",
            night.holds().stream().map(NightFigures.OpenHold::code).toList(),
            "cents",
            night.holds().stream().map(NightFigures.OpenHold::cents).toList());
    try {
      // "</" would end the script element that carries the figures.
      return JSON.writeValueAsString(ordered("money", money, "payers", payers, "holds", holds))
          .replace("</", "<\\/");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "Cannot write the page's figures: " + impossible.getOriginalMessage(), impossible);
    }
  }

  private static Map<String, Object> series(
      String label, List<NightFigures.MoneyDay> days, ToLongFunction<NightFigures.MoneyDay> cents) {
    return ordered("label", label, "cents", days.stream().map(cents::applyAsLong).toList());
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  private static String chartScript() {
    try (InputStream script = NightPage.class.getResourceAsStream(CHART_SCRIPT)) {
      if (script == null) {
        throw new IllegalStateException(
            "Cannot draw charts: " + CHART_SCRIPT + " is not on the class path");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + CHART_SCRIPT, e);
    }
  }
}
