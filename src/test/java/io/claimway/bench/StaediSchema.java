package io.claimway.bench;

import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A StAEDI schema of the 835: the standard's loops, and the elements with their types and lengths
 * as {@code schemas/x12/segments.xml} has them. Code sets, situations and balances are not in it.
 */
@State(Scope.Benchmark)
public class StaediSchema {
  private static final Path SEGMENTS = Path.of("schemas", "x12", "segments.xml");
  private static final Pattern DEFINITION =
      Pattern.compile("<(composite|segment) id=\"(\\w+)\" elements=\"([^\"]*)\"");
  private static final Pattern TYPE = Pattern.compile("([A-Z]+)(\\d+)/(\\d+)(?:x(\\d+))?");
  private static final Pattern COMPOSITE = Pattern.compile("(C\\w+?)(?:x(\\d+))?");

  private static final String LOOPS =
      """
      <segment type="BPR" minOccurs="1"/><segment type="TRN"/><segment type="CUR"/>
      <segment type="REF" maxOccurs="9999"/><segment type="DTM" maxOccurs="9999"/>
      <loop code="1000" maxOccurs="200"><sequence>
        <segment type="N1"/><segment type="N3" maxOccurs="9999"/><segment type="N4"/>
        <segment type="REF" maxOccurs="9999"/><segment type="PER" maxOccurs="9999"/>
        <segment type="RDM"/>
      </sequence></loop>
      <loop code="2000" maxOccurs="999999"><sequence>
        <segment type="LX"/><segment type="TS3"/><segment type="TS2"/>
        <loop code="2100" maxOccurs="999999"><sequence>
          <segment type="CLP"/><segment type="CAS" maxOccurs="99"/>
          <segment type="NM1" minOccurs="1" maxOccurs="9"/><segment type="MIA"/>
          <segment type="MOA"/><segment type="REF" maxOccurs="99"/>
          <segment type="DTM" maxOccurs="9"/><segment type="PER" maxOccurs="3"/>
          <segment type="AMT" maxOccurs="20"/><segment type="QTY" maxOccurs="20"/>
          <loop code="2110" maxOccurs="999"><sequence>
            <segment type="SVC"/><segment type="DTM" maxOccurs="9"/>
            <segment type="CAS" maxOccurs="99"/><segment type="REF" maxOccurs="99"/>
            <segment type="AMT" maxOccurs="20"/><segment type="QTY" maxOccurs="20"/>
            <segment type="LQ" maxOccurs="99"/>
          </sequence></loop>
        </sequence></loop>
      </sequence></loop>
      <segment type="PLB" maxOccurs="9999"/>
      """;

  private Schema schema;

  @Setup
  public void load() throws Exception {
    byte[] xml = xml().getBytes(StandardCharsets.UTF_8);
    schema = SchemaFactory.newFactory().createSchema(new ByteArrayInputStream(xml));
  }

  /** Reads the file with the schema in force; an error that StAEDI finds fails the run. */
  Object read(Path file) throws Exception {
    EDIInputFactory factory = EDIInputFactory.newFactory();
    long length = 0;
    try (InputStream in = Files.newInputStream(file);
        EDIStreamReader reader = factory.createEDIStreamReader(in)) {
      while (reader.hasNext()) {
        EDIStreamEvent event = reader.next();
        if (event == EDIStreamEvent.START_TRANSACTION) {
          reader.setTransactionSchema(schema);
        } else if (event == EDIStreamEvent.ELEMENT_DATA) {
          length += reader.getText().length();
        } else if (event.isError()) {
          throw new IllegalStateException(
              "Cannot measure StAEDI with a schema: "
                  + reader.getErrorType()
                  + " at "
                  + reader.getLocation());
        }
      }
    }
    return length;
  }

  private static String xml() throws IOException {
    Map<String, String> composites = new LinkedHashMap<>();
    Map<String, String> segments = new LinkedHashMap<>();
    Matcher definition = DEFINITION.matcher(Files.readString(SEGMENTS));
    while (definition.find()) {
      (definition.group(1).equals("composite") ? composites : segments)
          .put(definition.group(2), definition.group(3));
    }
    Set<String> wanted = new LinkedHashSet<>();
    Matcher used = Pattern.compile("segment type=\"(\\w+)\"").matcher(LOOPS);
    while (used.find()) {
      wanted.add(used.group(1));
    }
    Map<String, String> types = new LinkedHashMap<>();
    StringBuilder named = new StringBuilder();
    composites.forEach((id, elements) -> named.append(structure("composite", id, elements, types)));
    wanted.forEach(id -> named.append(structure("segment", id, segments.get(id), types)));
    return "<schema xmlns=\"http://xlate.io/EDISchema/v4\"><transaction><sequence>"
        + LOOPS
        + "</sequence></transaction>"
        + String.join("", types.values())
        + named
        + "</schema>";
  }

  private static String structure(
      String kind, String id, String elements, Map<String, String> types) {
    StringBuilder xml = new StringBuilder();
    for (String element : elements.split(" ", -1)) {
      Matcher composite = COMPOSITE.matcher(element);
      Matcher simple = TYPE.matcher(element);
      if (composite.matches()) {
        xml.append("<composite type=\"").append(composite.group(1)).append('"');
        xml.append(repeats(composite.group(2)));
      } else if (simple.matches()) {
        String name = simple.group(1) + simple.group(2) + "TO" + simple.group(3);
        types.putIfAbsent(name, type(name, simple));
        xml.append("<element type=\"").append(name).append('"').append(repeats(simple.group(4)));
      } else {
        throw new IllegalStateException("Cannot derive a schema: what is element " + element + "?");
      }
    }
    return "<%sType name=\"%s\"><sequence>%s</sequence></%sType>".formatted(kind, id, xml, kind);
  }

  private static String repeats(String times) {
    return times == null ? "/>" : " maxOccurs=\"" + times + "\"/>";
  }

  private static String type(String name, Matcher simple) {
    String kind =
        switch (simple.group(1)) {
          case "ID" -> "identifier";
          case "N" -> "numeric";
          case "R" -> "decimal";
          case "DT" -> "date";
          case "TM" -> "time";
          default -> "string";
        };
    return "<elementType name=\"%s\" base=\"%s\" minLength=\"%s\" maxLength=\"%s\"/>"
        .formatted(name, kind, simple.group(2), simple.group(3));
  }
}
