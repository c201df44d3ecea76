package io.claimway.batch;

import io.claimway.postgres.RunStore;
import io.claimway.run.Run;
import io.claimway.stage.CrashPoints;
import io.claimway.stage.Progress;
import io.claimway.stage.Stage;
import io.claimway.stage.Tries;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.launch.support.JobOperatorFactoryBean;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JdbcJobRepositoryFactoryBean;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Runs the stages of a run in order as one restartable job, and resumes one that died. */
public final class BatchJobs {
  private static final String TABLE_PREFIX = "batch.BATCH_";

  private final RunStore runs;
  private final Tries tries;
  private final JobRepository repository;
  private final JdbcTransactionManager transactions;

  /**
   * @param tries how often a stage is tried
   */
  public BatchJobs(DataSource database, RunStore runs, Tries tries) {
    this.runs = runs;
    this.tries = tries;
    this.transactions = new JdbcTransactionManager(database);
    this.repository = repository(database, transactions);
  }

  /** Runs or resumes all stages; a stage's failure comes out as it was thrown. */
  public void run(
      Run run, List<Stage> stages, long epoch, CrashPoints crashPoints, Progress progress) {
    SimpleJobBuilder builder = null;
    for (Stage stage : stages) {
      Step step =
          new StepBuilder(stage.name().word(), repository)
              .tasklet(
                  new StageTasklet(stage, run, runs, epoch, crashPoints, progress, tries),
                  // Not the database's: a stage opens its one transaction itself, in publish
                  // (DESIGN 3).
                  new ResourcelessTransactionManager())
              .build();
      builder =
          builder == null ? new JobBuilder(run.job(), repository).start(step) : builder.next(step);
    }
    if (builder == null) {
      throw new IllegalArgumentException("Cannot run " + run.runId() + ": it has no stages");
    }
    JobExecution execution = execute(builder.build(), run);
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      throw failureOf(execution, run);
    }
  }

  private JobExecution execute(Job job, Run run) {
    JobParameters parameters =
        new JobParametersBuilder()
            .addLocalDate("businessDate", run.businessDate())
            .toJobParameters();
    try {
      JobOperator operator = operator(job);
      JobInstance known = repository.getJobInstance(job.getName(), parameters);
      JobExecution last = known == null ? null : repository.getLastJobExecution(known);
      if (last == null) {
        return operator.start(job, parameters);
      }
      if (last.getStatus() == BatchStatus.COMPLETED) {
        return last;
      }
      if (last.isRunning() || last.getStatus() == BatchStatus.UNKNOWN) {
        // The lease says that nobody else runs it: the process that did was killed.
        operator.recover(last);
      }
      return operator.restart(repository.getLastJobExecution(known));
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(
          "Cannot run " + run.runId() + ": " + failure.getMessage(), failure);
    }
  }

  private JobOperator operator(Job job) throws Exception {
    MapJobRegistry registry = new MapJobRegistry();
    registry.register(job);
    JobOperatorFactoryBean factory = new JobOperatorFactoryBean();
    factory.setJobRepository(repository);
    factory.setJobRegistry(registry);
    factory.setTransactionManager(transactions);
    factory.afterPropertiesSet();
    return factory.getObject();
  }

  private static RuntimeException failureOf(JobExecution execution, Run run) {
    List<Throwable> failures = execution.getAllFailureExceptions();
    if (!failures.isEmpty() && failures.get(0) instanceof RuntimeException failure) {
      return failure;
    }
    return new IllegalStateException(
        "Cannot finish " + run.runId() + ": " + execution.getExitStatus().getExitDescription(),
        failures.isEmpty() ? null : failures.get(0));
  }

  private static JobRepository repository(
      DataSource database, JdbcTransactionManager transactions) {
    try {
      JdbcJobRepositoryFactoryBean factory = new JdbcJobRepositoryFactoryBean();
      factory.setDataSource(database);
      factory.setTransactionManager(transactions);
      factory.setTablePrefix(TABLE_PREFIX);
      factory.afterPropertiesSet();
      return factory.getObject();
    } catch (Exception failure) {
      throw new IllegalStateException(
          "Cannot open the job repository: " + failure.getMessage(), failure);
    }
  }
}
