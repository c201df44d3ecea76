package io.claimway.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * COPY of records into a table: one column per component, named in snake case, in declaration
 * order, after fixed leading columns. Strings, longs, ints, booleans, enums, dates, instants, byte
 * arrays, lists of strings, and null.
 */
public final class RecordCopy<R extends Record> implements AutoCloseable {
  private static final int BUFFER_CHARS = 1 << 16;

  private final CopyIn copy;
  private final Method[] accessors;
  private final String leading;
  private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 4096);
  private long rows;

  private RecordCopy(CopyIn copy, Method[] accessors, String leading) {
    this.copy = copy;
    this.accessors = accessors;
    this.leading = leading;
  }

  /** Opens a COPY of records alone. */
  public static <R extends Record> RecordCopy<R> into(
      Connection connection, String table, Class<R> type) throws SQLException {
    return open(connection, table, type, "", "");
  }

  /** Copies all rows into a table. */
  public static <R extends Record> void all(
      Connection connection, String table, Class<R> type, Iterable<R> rows) throws SQLException {
    write(into(connection, table, type), table, rows);
  }

  /** Copies all rows into a staging table, as an attempt's only task. */
  public static <R extends Record> void allStaged(
      Connection connection, String table, Class<R> type, long attemptId, Iterable<R> rows)
      throws SQLException {
    allStaged(connection, table, type, attemptId, 0, rows);
  }

  /** Copies all rows into a staging table, as one task of an attempt. */
  static <R extends Record> void allStaged(
      Connection connection,
      String table,
      Class<R> type,
      long attemptId,
      int partition,
      Iterable<R> rows)
      throws SQLException {
    write(staging(connection, table, type, attemptId, partition, 0), table, rows);
  }

  private static <R extends Record> void write(RecordCopy<R> opened, String table, Iterable<R> rows)
      throws SQLException {
    try (RecordCopy<R> copy = opened) {
      for (R row : rows) {
        copy.write(row);
      }
      copy.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot fill " + table + ": copying failed", failure);
    }
  }

  /**
   * Opens a COPY into a staging table, each row led by the attempt, partition and task attempt that
   * wrote it.
   */
  public static <R extends Record> RecordCopy<R> staging(
      Connection connection,
      String table,
      Class<R> type,
      long attemptId,
      int partition,
      long taskAttempt)
      throws SQLException {
    return open(
        connection,
        table,
        type,
        "stage_attempt, task_partition, task_attempt, ",
        attemptId + "\t" + partition + "\t" + taskAttempt + "\t");
  }

  private static <R extends Record> RecordCopy<R> open(
      Connection connection,
      String table,
      Class<R> type,
      String leadingColumns,
      String leadingValues)
      throws SQLException {
    StringJoiner columns = new StringJoiner(", ", leadingColumns, "");
    RecordComponent[] components = type.getRecordComponents();
    Method[] accessors = new Method[components.length];
    for (int i = 0; i < components.length; i++) {
      accessors[i] = components[i].getAccessor();
      accessors[i].setAccessible(true);
      columns.add(snakeCase(components[i].getName()));
    }
    CopyIn copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " (" + columns + ") from stdin");
    return new RecordCopy<>(copy, accessors, leadingValues);
  }

  /** {@code patientControlNumber} as {@code patient_control_number}. */
  public static String snakeCase(String component) {
    StringBuilder out = new StringBuilder(component.length() + 4);
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('_').append(Character.toLowerCase(c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  public void write(R row) throws SQLException {
    buffer.append(leading);
    for (int i = 0; i < accessors.length; i++) {
      if (i > 0) {
        buffer.append('\t');
      }
      append(value(accessors[i], row));
    }
    buffer.append('\n');
    rows++;
    if (buffer.length() >= BUFFER_CHARS) {
      flush();
    }
  }

  private static Object value(Method accessor, Record row) {
    try {
      return accessor.invoke(row);
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(
          "Cannot read component "
              + accessor.getName()
              + " of "
              + accessor.getDeclaringClass().getName(),
          broken);
    }
  }

  private void append(Object value) {
    if (value == null) {
      buffer.append("\\N");
    } else if (value instanceof byte[] bytes) {
      HexFormat.of().formatHex(buffer.append("\\\\x"), bytes);
    } else if (value instanceof List<?> list) {
      appendArray(list);
    } else if (value instanceof Enum<?> constant) {
      buffer.append(constant.name());
    } else if (value instanceof Number || value instanceof Boolean) {
      buffer.append(value);
    } else {
      appendEscaped(value.toString());
    }
  }

  private void appendArray(List<?> list) {
    StringJoiner elements = new StringJoiner(",", "{", "}");
    for (Object element : list) {
      elements.add('"' + element.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
    }
    appendEscaped(elements.toString());
  }

  private void appendEscaped(String text) {
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (escaped != null) {
        buffer.append(text, copied, i).append(escaped);
        copied = i + 1;
      }
    }
    buffer.append(text, copied, text.length());
  }

  /** What stands for a character in COPY's text format; null for the character itself. */
  private static String escaped(char c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\0' -> throw new IllegalArgumentException("Cannot copy a text with a NUL in it");
      default -> null;
    };
  }

  private void flush() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /** Ends the COPY and answers the rows written; without it, closing cancels. */
  public long finish() throws SQLException, IOException {
    flush();
    long stored = copy.endCopy();
    if (stored != rows) {
      throw new IOException(
          "Cannot finish a COPY: " + rows + " rows written, " + stored + " stored");
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
