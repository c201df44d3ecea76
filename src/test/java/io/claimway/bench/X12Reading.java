package io.claimway.bench;

import com.berryworks.edireader.EDIReader;
import com.berryworks.edireader.EDIReaderFactory;
import com.imsweb.x12.reader.X12Reader;
import io.claimway.x12.SegmentReader;
import io.claimway.x12.check.FileCheck;
import io.claimway.x12.check.SituationsApart;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** The ways to read one 835 file: at the floor, by Claimway and by its peers. */
@State(Scope.Benchmark)
public class X12Reading {
  @Param("100000")
  private int claims;

  private Path file;

  @Setup
  public void write() throws IOException {
    file = Files.createTempFile("claims", ".835");
    try (OutputStream out = new FileOutputStream(file.toFile())) {
      RemittanceFile.write(out, claims);
    }
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  public long tightBytePass(ThreadTime time) throws IOException {
    TightBytePass pass = new TightBytePass();
    try (InputStream in = Files.newInputStream(file)) {
      return pass.read(in) + pass.claims();
    }
  }

  @Benchmark
  public long segments(ThreadTime time) throws IOException {
    long elements = 0;
    try (SegmentReader in = new SegmentReader(Files.newInputStream(file))) {
      while (in.next()) {
        elements += in.segment().elementCount();
      }
    }
    return elements;
  }

  @Benchmark
  public Object checked(ThreadTime time) throws IOException {
    return SituationsApart.readWithout(file);
  }

  @Benchmark
  public Object checkedWithSituations(ThreadTime time) throws IOException {
    return FileCheck.read(Files.newInputStream(file));
  }

  @Benchmark
  public long staedi(ThreadTime time) throws Exception {
    long length = 0;
    try (InputStream in = Files.newInputStream(file);
        EDIStreamReader reader = EDIInputFactory.newFactory().createEDIStreamReader(in)) {
      while (reader.hasNext()) {
        if (reader.next() == EDIStreamEvent.ELEMENT_DATA) {
          length += reader.getText().length();
        }
      }
    }
    return length;
  }

  @Benchmark
  public Object staediWithSchema(ThreadTime time, StaediSchema schema) throws Exception {
    return schema.read(file);
  }

  @Benchmark
  public Object ediReader(ThreadTime time) throws Exception {
    try (var text = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
      InputSource source = new InputSource(text);
      EDIReader reader = EDIReaderFactory.createEDIReader(source);
      reader.setContentHandler(new DefaultHandler());
      reader.parse(source);
      return reader;
    }
  }

  @Benchmark
  public Object imsweb(ThreadTime time) throws IOException {
    return new X12Reader(X12Reader.FileType.ANSI835_5010_X221, file.toFile()).getLoops().size();
  }
}
