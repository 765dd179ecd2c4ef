using Overindex.Bench;

return await BenchCommands.Create().Parse(args).InvokeAsync();
