using Connectors.Flows.Storage;
using Connectors.Tables;
using Microsoft.Extensions.Options;
using OrderToCash;
using Spectre.Console;

const int PlainWidth = 10_000;

var parsed = OrderToCashCommand.Create(RunAsync).Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} Run with --help for what is possible.");
    return 2;
}

// A pipe or a file gets plain text, a thought a line however long.
if (Console.IsOutputRedirected)
{
    AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
    AnsiConsole.Profile.Width = PlainWidth;
}

return await parsed.InvokeAsync();

static async Task<int> RunAsync(SampleOptions options, CancellationToken cancellationToken)
{
    try
    {
        if (options.OnlyExplains)
        {
            return options.Store!.Split(':', 2) is ["sqlite", { Length: > 0 } path]
                ? await OrderStory.TellAsync(options, path, AnsiConsole.Console, cancellationToken)
                : throw new InputException("--explain beside --store alone takes sqlite:PATH, a store that is there already.");
        }

        return options.Settings is null
            ? await SimulatedDay.RunAsync(options, AnsiConsole.Console, cancellationToken)
            : await RealSystems.RunAsync(options, AnsiConsole.Console, cancellationToken);
    }
    catch (Exception failure) when (failure is InputException or FlowStoreException or TableLoadException or OptionsValidationException or IOException or UnauthorizedAccessException)
    {
        foreach (var line in Lines(failure))
            Console.Error.WriteLine(line);
        return 2;
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        Console.Error.WriteLine("Stopped. What a --store holds is kept; run it again with the same one to go on.");
        return 130;
    }

    static IEnumerable<string> Lines(Exception failure) => failure switch
    {
        OptionsValidationException invalid => invalid.Failures,
        TableLoadException tables => tables.Errors.Select(static e => e.ToString()),
        InputException input => input.Messages,
        _ => [failure.Message],
    };
}
