using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace OrderToCash;

/// <summary>The command line.</summary>
internal static class OrderToCashCommand
{
    public static RootCommand Create(Func<SampleOptions, CancellationToken, Task<int>> run)
    {
        var orders = new Option<int>("--orders") { Description = "Orders of the simulated day, 1 to 100000.", DefaultValueFactory = static _ => 200, CustomParser = ParseCount };
        var seed = new Option<int>("--seed") { Description = "Seed of the simulated day: equal seeds give equal days.", DefaultValueFactory = static _ => 1, CustomParser = static result => ParseWhole(result, "--seed") };
        var faults = new Option<decimal>("--faults") { Description = "Share of requests that meet a fault, 0 to 0.5.", CustomParser = ParseShare };
        var store = new Option<string?>("--store") { Description = "Where flows are kept: sqlite:PATH or memory. Default: a SQLite file that is gone after the run." };
        var data = new Option<string?>("--data") { Description = "Folder of recorded OR11 pages (or11-*.json) to work on instead of generated orders." };
        var report = new Option<string?>("--report") { Description = "Also write the report to this file, as JSON." };
        var settings = new Option<string?>("--settings") { Description = "Work with real systems as this JSON file says, until Ctrl+C." };
        var simulators = new Option<Uri?>("--simulators") { Description = "Use simulators that already run at this address (samples/SimulatorHost).", CustomParser = ParseAddress };
        var tables = new Option<string?>("--tables") { Description = "Folder of the mapping tables; missing ones are written for the simulated day. Edits take effect while it runs." };

        var day = new Option<string?>("--day") { Description = "How vendors, people and the way between behave: ordinary (what happens within a month, in small shares) or bad (much at once). Default: everybody behaves.", CustomParser = ParseDay };

        var flows = new Option<string?>("--flows") { Description = "What is worked on: orders (one day), or all (business orders, stock, prices, credit accounts, returns and settlements too, for a week). Default: all, but orders beside --data, --settings or --simulators.", CustomParser = ParseFlows };

        var explain = new Option<string?>("--explain") { Description = "Tell the story of this order (7300000-A, or order/bq:7300000-A) when the day is over; beside --store alone, out of a store that is there already." };

        var command = new RootCommand("Runs orders of a marketplace and of a store for businesses to cash: Mirakl, Shopify, Business Central, ShipBob and back.") { orders, seed, faults, store, data, report, settings, simulators, tables, day, flows, explain };
        command.Validators.Add(result =>
        {
            if (result.GetResult(flows) is { Implicit: false, Tokens: [{ Value: "all" }] } && (result.GetResult(data) ?? result.GetResult(settings) ?? result.GetResult(simulators)) is not null)
                result.AddError("--flows all takes a week that is simulated here: it does not go with --data, --settings or --simulators.");
            if (IsGiven(day) && (IsGiven(settings) || IsGiven(simulators)))
                result.AddError("--day describes a day that is simulated here: it has no meaning beside --settings or --simulators (give it to samples/SimulatorHost).");
            foreach (var option in (Option[])[orders, seed, faults, data])
            {
                if (IsGiven(option) && IsGiven(settings))
                    result.AddError($"{option.Name} makes a simulated day: it has no meaning beside --settings, which works with real systems.");
                if (IsGiven(option) && IsGiven(simulators))
                    result.AddError($"{option.Name} makes a simulated day: it has no meaning beside --simulators (give it to samples/SimulatorHost).");
            }

            if (IsGiven(settings) && IsGiven(simulators))
                result.AddError("--settings works with real systems and --simulators with simulated ones: give one of them. A settings file may name simulators by their addresses.");
            if (IsGiven(settings) && IsGiven(tables))
                result.AddError("--tables has no meaning beside --settings: the file says where the tables are (Tables:Folder).");
            if (IsGiven(orders) && IsGiven(data))
                result.AddError("--orders has no meaning beside --data: there are as many orders as were recorded.");
            if (IsGiven(explain) && IsGiven(settings))
                result.AddError("--explain tells the story of a day that ended: beside --settings nothing ends. Give it --store alone, also while the worker runs.");

            bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
        });
        command.SetAction((parsed, cancellationToken) => run(
            new SampleOptions
            {
                Orders = parsed.GetValue(orders),
                Seed = parsed.GetValue(seed),
                Faults = parsed.GetValue(faults),
                Store = parsed.GetValue(store),
                Data = parsed.GetValue(data),
                Report = parsed.GetValue(report),
                Settings = parsed.GetValue(settings),
                Simulators = parsed.GetValue(simulators),
                Tables = parsed.GetValue(tables),
                Day = parsed.GetValue(day),
                Explain = parsed.GetValue(explain),
                OnlyExplains = parsed.GetResult(explain) is { Implicit: false } && parsed.GetResult(store) is { Implicit: false } && Array.TrueForAll((Option[])[orders, seed, faults, data, report, simulators, tables, day, flows], o => parsed.GetResult(o) is not { Implicit: false }),
                OnlyOrders = parsed.GetValue(flows) == "orders" || (parsed.GetValue(data) ?? parsed.GetValue(settings)) is not null || parsed.GetValue(simulators) is not null,
            },
            cancellationToken));
        return command;
    }

    private static int ParseCount(ArgumentResult result)
    {
        var count = ParseWhole(result, "--orders");
        if (count is < 1 or > 100_000 && !result.Errors.Any())
            result.AddError($"--orders takes a whole number from 1 to 100000, not {count}.");
        return count;
    }

    private static int ParseWhole(ArgumentResult result, string option)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{option} takes a whole number, not '{result.Tokens[0].Value}'.");
        return 0;
    }

    private static decimal ParseShare(ArgumentResult result)
    {
        if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 0.5m)
            return share;
        result.AddError($"--faults takes a share from 0 to 0.5, not '{result.Tokens[0].Value}'.");
        return 0;
    }

    private static string? ParseDay(ArgumentResult result)
    {
        if (result.Tokens[0].Value is "ordinary" or "bad")
            return result.Tokens[0].Value;
        result.AddError($"--day takes ordinary or bad, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static string? ParseFlows(ArgumentResult result)
    {
        if (result.Tokens[0].Value is "orders" or "all")
            return result.Tokens[0].Value;
        result.AddError($"--flows takes orders or all, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"--simulators takes an address such as http://127.0.0.1:5080/, not '{result.Tokens[0].Value}'.");
        return null;
    }
}
