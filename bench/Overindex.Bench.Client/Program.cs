using Overindex.Bench.Client;
using Overindex.Bench.Client.Measuring;
using Overindex.Bench.Client.Serving;

switch (args)
{
    case ["serve"]:
        await AnswerServer.RunAsync();
        return 0;
    case ["generate", var description, var code]:
        await ClientGeneration.RunAsync(description, code);
        return 0;
    case ["measure"]:
        await MeasuringRun.RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: serve | generate DESCRIPTION CODE | measure");
        return 2;
}
