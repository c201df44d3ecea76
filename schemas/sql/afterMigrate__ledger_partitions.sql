select ledger.make_partitions(10000000);
