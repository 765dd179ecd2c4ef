namespace Overindex.Ingest.Synthetic;

internal static class OptionsCheck
{
    internal static void Run(SyntheticOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.OutputDirectory))
            throw new IngestException("The output directory is empty; name the directory to write to.");
        Require("people", options.People, 100, 100_000_000);
        Require("accounts", options.Accounts, 12, 1_000_000);
        Require("days", options.Days, 1, 3_660);
        Require("earlier weeks", options.EarlierWeeks, 0, (options.Days - 1) / Calendar.DaysPerWeek);
        if (!Enum.IsDefined(options.Format))
            throw new IngestException($"The option 'format' is {(int)options.Format}; it must be parquet or csv.");
        var firstPossible = new DateOnly(1970, 1, 1).AddDays(options.Days + (Calendar.DaysPerWeek * options.EarlierWeeks) - 1);
        if (options.LastDay < firstPossible)
        {
            throw new IngestException(
                $"The option 'last day' is {options.LastDay:O}; for {options.Days} days it must be {firstPossible:O} or later.");
        }
    }

    private static void Require(string name, int value, int least, int most)
    {
        if (value < least || value > most)
            throw new IngestException($"The option '{name}' is {value}; it must be {least} to {most}.");
    }
}
