package io.claimway.oracle;

import io.claimway.oracle.Billed.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Nights of deliveries and files, as a simulated payer made them. */
record History(List<Night> nights) {
  /** One night: what was delivered before it, and the files that it reads. */
  record Night(LocalDate day, List<Version> delivered, List<Told.File> files) {}

  /** The shortest history with the same fault: nights, payments and claims are left out in turn. */
  History shortest(Predicate<History> fails) {
    History shortest = this;
    for (boolean shorter = true; shorter; ) {
      shorter = false;
      for (History candidate : (Iterable<History>) shortest.parts()::iterator) {
        if (fails.test(candidate)) {
          shortest = candidate;
          shorter = true;
          break;
        }
      }
    }
    return shortest;
  }

  /** All histories that have one thing less. */
  private Stream<History> parts() {
    Stream.Builder<History> parts = Stream.builder();
    for (int n = 0; n < nights.size(); n++) {
      Night night = nights.get(n);
      if (night.delivered.isEmpty()) {
        parts.add(new History(without(nights, n)));
      }
      for (int d = 0; d < night.delivered.size(); d++) {
        String claim = night.delivered.get(d).claim();
        if (newest(claim).equals(night.delivered.get(d))) {
          parts.add(with(n, new Night(night.day, without(night.delivered, d), night.files)));
        }
      }
      for (int f = 0; f < night.files.size(); f++) {
        Told.File file = night.files.get(f);
        parts.add(with(n, new Night(night.day, night.delivered, without(night.files, f))));
        for (int p = 0; p < file.payments().size(); p++) {
          parts.add(
              with(n, f, new Told.File(file.control(), file.test(), without(file.payments(), p))));
          Told.Payment payment = file.payments().get(p);
          for (int c = 0; c < payment.clps().size(); c++) {
            List<Told.Payment> payments = new ArrayList<>(file.payments());
            payments.set(p, payment.with(without(payment.clps(), c)));
            parts.add(with(n, f, new Told.File(file.control(), file.test(), payments)));
          }
        }
      }
    }
    return parts.build();
  }

  private Version newest(String claim) {
    return nights.stream()
        .flatMap(night -> night.delivered.stream())
        .filter(version -> version.claim().equals(claim))
        .reduce((one, later) -> later)
        .orElseThrow();
  }

  private History with(int n, int f, Told.File file) {
    Night night = nights.get(n);
    List<Told.File> files = new ArrayList<>(night.files);
    files.set(f, file);
    return with(n, new Night(night.day, night.delivered, files));
  }

  private History with(int n, Night night) {
    List<Night> changed = new ArrayList<>(nights);
    changed.set(n, night);
    return new History(changed);
  }

  private static <T> List<T> without(List<T> all, int place) {
    List<T> left = new ArrayList<>(all);
    left.remove(place);
    return left;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Night night : nights) {
      text.append("night ").append(night.day).append('\n');
      night.delivered.forEach(v -> text.append("  deliver ").append(v).append('\n'));
      for (Told.File file : night.files) {
        text.append("  file ")
            .append(file.control())
            .append(file.test() ? " test" : "")
            .append('\n');
        for (Told.Payment p : file.payments()) {
          text.append(
              "    835 %s of %s %s %s/%s/%s from %s to %s%n"
                  .formatted(
                      p.trace(),
                      p.date(),
                      Told.dollars(p.amount()),
                      p.handling(),
                      p.sign(),
                      p.method(),
                      p.originator(),
                      p.payee()));
          p.clps().forEach(clp -> text.append("      ").append(clp).append('\n'));
        }
      }
    }
    return text.toString();
  }
}
