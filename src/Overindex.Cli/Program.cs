using Overindex.Cli;
using Overindex.Cli.Hosting;

using var interrupts = Interrupts.Listen();
return await CommandLine.RunAsync(args, CliHost.ForProcess(interrupts), interrupts.Token);
