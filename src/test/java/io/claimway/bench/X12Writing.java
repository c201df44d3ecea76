package io.claimway.bench;

import io.claimway.x12.claim837.ClaimWriting;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The ways to write one 837P file: by Claimway, by StAEDI and into a StringBuilder. */
@State(Scope.Benchmark)
public class X12Writing {
  @Param("100000")
  private int claims;

  private ClaimWriting file;

  @Setup
  public void make() {
    file = ClaimWriting.of(claims);
  }

  @Benchmark
  public Object stringBuilder(ThreadTime time) {
    return file.plain();
  }

  @Benchmark
  public Object written(ThreadTime time) {
    return file.written();
  }

  @Benchmark
  public Object checked(ThreadTime time) {
    return file.checked();
  }

  @Benchmark
  public Object staedi(ThreadTime time) throws Exception {
    return file.writtenByStaedi();
  }
}
