package io.claimway.bench;

import com.berryworks.edireader.EDIReader;
import com.berryworks.edireader.EDIReaderFactory;
import com.imsweb.x12.reader.X12Reader;
import io.claimway.x12.SegmentReader;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** The ways to read an 835 that Claimway's reading is measured against. */
final class PeerReaders {
  private PeerReaders() {}

  static Object tight(Path file) throws IOException {
    TightBytePass pass = new TightBytePass();
    try (InputStream in = Files.newInputStream(file)) {
      return pass.read(in) + pass.claims();
    }
  }

  static Object segments(Path file) throws IOException {
    long elements = 0;
    try (SegmentReader in = new SegmentReader(Files.newInputStream(file))) {
      while (in.next()) {
        elements += in.segment().elementCount();
      }
    }
    return elements;
  }

  static Object staedi(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file);
        EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(in)) {
      return lengthOfData(reader);
    }
  }

  static long lengthOfData(EDIStreamReader reader) throws Exception {
    long length = 0;
    while (reader.hasNext()) {
      if (reader.next() == EDIStreamEvent.ELEMENT_DATA) {
        length += reader.getText().length();
      }
    }
    return length;
  }

  static Object ediReader(Path file) throws Exception {
    try (var text = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      InputSource source = new InputSource(text);
      EDIReader reader = EDIReaderFactory.createEDIReader(source);
      reader.setContentHandler(new DefaultHandler());
      reader.parse(source);
      return reader;
    }
  }

  static Object imsweb(Path file) throws IOException {
    return new X12Reader(X12Reader.FileType.ANSI835_5010_X221, file.toFile()).getLoops().size();
  }
}
