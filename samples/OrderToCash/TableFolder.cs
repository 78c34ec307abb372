using Connectors.Simulators;
using Connectors.Tables;

namespace OrderToCash;

/// <summary>The folder the mapping tables are in.</summary>
internal sealed class TableFolder(string path)
{
    public string Path { get; } = path;

    private string Carriers => In("carriers.csv");

    /// <summary>Writes the simulated day's own tables where none are.</summary>
    /// <param name="samples">What they hold.</param>
    /// <param name="prices">What offers are to cost; null for a day that tells no prices.</param>
    /// <param name="cancellationToken">Cancels writing.</param>
    public async Task FillAsync(SampleTables samples, string? prices, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path);
        await WriteAsync("carriers.csv", samples.Carriers);
        await WriteAsync("units.csv", samples.Units);
        await WriteAsync("kits.csv", samples.Kits);
        await WriteAsync("unit-aliases.csv", samples.UnitAliases);
        await WriteAsync("offers.csv", samples.Offers);
        await WriteAsync("customers.csv", samples.Customers);
        await WriteAsync("taxes.csv", samples.Taxes);
        await WriteAsync("delivery-services.csv", samples.DeliveryServices);
        await WriteAsync("safety-stock.csv", samples.SafetyStock);
        await WriteAsync("stock-sources.csv", "system,sku,location_id\nbc,,\n");
        await WriteAsync("fees.csv", samples.Fees);
        await WriteAsync("fee-settings.csv", samples.FeeSettings);
        if (prices is not null)
            await WriteAsync("prices.csv", prices);

        async Task WriteAsync(string name, string content)
        {
            if (!File.Exists(In(name)))
                await File.WriteAllTextAsync(In(name), content, cancellationToken);
        }
    }

    /// <summary>Does what a person in operations does when a carrier is not mapped: adds the row and saves the file.</summary>
    public Task AddCarrierAsync(string row, CancellationToken cancellationToken) => File.AppendAllTextAsync(Carriers, row, cancellationToken);

    /// <summary>Does what an account manager does when a company orders for the first time.</summary>
    public Task AddCustomerAsync(string row, CancellationToken cancellationToken) => File.AppendAllTextAsync(In("customers.csv"), row, cancellationToken);

    /// <summary>Does what a person who keeps the catalogue does when a pack is not known.</summary>
    public Task AddUnitAsync(string row, CancellationToken cancellationToken) => File.AppendAllTextAsync(In("units.csv"), row, cancellationToken);

    /// <summary>Does what a person who keeps prices does: saves them all anew.</summary>
    public async Task SavePricesAsync(string table, CancellationToken cancellationToken)
    {
        var path = In("prices.csv");
        await File.WriteAllTextAsync(path + ".new", table, cancellationToken);
        File.Move(path + ".new", path, overwrite: true);
    }

    public void Configure(ConnectorTablesOptions options)
    {
        options.Folder = Path;
        options.CheckEvery = TimeSpan.Zero;
        options.SettleTime = TimeSpan.FromMilliseconds(20);
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
