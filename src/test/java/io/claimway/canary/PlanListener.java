package io.claimway.canary;

import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;

/** Remembers how Spark writes the plans of what it has executed. */
public final class PlanListener implements QueryExecutionListener {
  @Override
  public void onSuccess(String action, QueryExecution query, long nanos) {
    Heard.planned(query.simpleString());
  }

  @Override
  public void onFailure(String action, QueryExecution query, Exception failure) {
    Heard.planned(query.simpleString());
    Heard.said(String.valueOf(failure.getMessage()));
  }
}
