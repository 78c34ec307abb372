using System.Diagnostics;
using System.Text.Json;
using Connectors.Domain.Documents;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.BusinessCentral.Models;
using Connectors.Flows.MarketplaceOrders;
using Connectors.Mirakl;
using Connectors.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace OrderToCash;

/// <summary>The same worker against real systems, until Ctrl+C. Secrets come from the environment (<c>CONNECTORS_Mirakl__ApiKey</c> and so on), not from the file.</summary>
internal static class RealSystems
{
    /// <summary>What the tables call the marketplace, too.</summary>
    private const string Marketplace = "bq-uk";

    private const string ShippingItem = "BusinessCentral:ShippingItem";

    private static readonly string[] Sections = ["Mirakl", "BusinessCentral", "ShipBob", "Tables"];

    private static readonly string[] Secrets = ["Mirakl:ApiKey", "BusinessCentral:ClientSecret", "ShipBob:Token"];

    public static async Task<int> RunAsync(SampleOptions options, IAnsiConsole console, CancellationToken cancellationToken)
    {
        ReportFile.Check(options);
        var settings = Read(options.Settings!);
        var policy = new OrderPolicy();
        await using var worker = await Worker.StartAsync(
            options.Store ?? throw new InputException("--settings needs --store sqlite:PATH, so that a restart goes on where this run ends."),
            tables =>
            {
                settings.GetRequiredSection("Tables").Bind(tables);
                tables.Folder = FolderOf(options.Settings!, settings);
            },
            new WorkerFlows(policy) { Route = new(new(Marketplace), new("bc"), new("shipbob")) },
            TimeProvider.System,
            services => Add(services, settings),
            cancellationToken);

        console.MarkupLine("[bold]Order to cash[/] with real systems; Ctrl+C stops it.");
        var watch = Stopwatch.StartNew();
        var running = worker.Runner.RunAsync(cancellationToken);
        await DayProgress.ShowAsync(console, worker.Store, TimeProvider.System, async refresh =>
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                await worker.Tables.CheckAsync(cancellationToken);
                await refresh();
                await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        var report = await DayReportBuilder.BuildAsync(worker.Store, policy, watch.Elapsed, 0, null, CancellationToken.None);
        DayReportView.Show(console, report);
        await ReportFile.WriteAsync(options, report, console, CancellationToken.None);
        return 0;
    }

    private static IConfigurationRoot Read(string path)
    {
        try
        {
            var file = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false).Build();
            if (Array.Find(Secrets, s => !string.IsNullOrEmpty(file[s])) is { } secret)
                throw new InputException($"{path} holds {secret}. Take it out and set the environment variable CONNECTORS_{secret.Replace(":", "__", StringComparison.Ordinal)} instead.");
            List<string> mistakes =
            [
                .. Sections.Where(section => !file.GetSection(section).Exists()).Select(section => $"{path} has no section '{section}'; see samples/OrderToCash/settings.example.json."),
            ];
            if (file.GetSection("BusinessCentral").Exists() && string.IsNullOrWhiteSpace(file[ShippingItem]))
                mistakes.Add($"{path} has no {ShippingItem}: the item that delivery charges are booked on.");
            if (file.GetSection("Tables").Exists() && !Directory.Exists(FolderOf(path, file)))
                mistakes.Add($"{path}: Tables:Folder names a folder that is not there: {FolderOf(path, file)}. It counts from where the file is.");
            if (mistakes.Count > 0)
                throw new InputException(mistakes);
            return new ConfigurationBuilder().AddConfiguration(file).AddEnvironmentVariables("CONNECTORS_").Build();
        }
        catch (FileNotFoundException)
        {
            throw new InputException($"--settings names a file that is not there: {path}");
        }
        catch (Exception failure) when (failure is InvalidDataException or JsonException or FormatException)
        {
            throw new InputException($"{path} is no valid settings file: {(failure.InnerException ?? failure).Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string FolderOf(string path, IConfiguration settings) =>
        Path.GetFullPath(settings["Tables:Folder"] ?? "tables", Path.GetDirectoryName(Path.GetFullPath(path))!);

    private static void Add(IServiceCollection services, IConfigurationRoot settings)
    {
        services.AddLogging(static logging => logging.AddConsole(static console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        services.AddMiraklClient(Marketplace, settings.GetSection("Mirakl"), static options => options.UseBandQ());
        services.AddMiraklMarketplace(Marketplace);
        services.AddBusinessCentralClient("bc", settings.GetSection("BusinessCentral"));
        services.AddBusinessCentralErp(
            "bc",
            null,
            options => options.Charges[nameof(ChargeKind.Shipping)] = new BusinessCentralCharge(
                SalesLineType.Item, settings[ShippingItem]!),
            static sp => unit => sp.GetRequiredService<MappingTables>().Current.Units.VendorText("business-central", unit));
        services.AddShipBobClient("shipbob", settings.GetSection("ShipBob"));
        services.AddShipBobWarehouse("shipbob");
    }
}
