using System.Text;
using Connectors.Domain.Carriers;
using Connectors.Domain.Customers;
using Connectors.Domain.Deadlines;
using Connectors.Domain.Fees;
using Connectors.Domain.Fulfilment;
using Connectors.Domain.Offers;
using Connectors.Domain.Orders;
using Connectors.Domain.Payments;
using Connectors.Domain.Prices;
using Connectors.Domain.Returns;
using Connectors.Domain.Stock;
using Connectors.Domain.Tables;
using Connectors.Domain.Units;
using Connectors.Tables.Internal;

namespace Connectors.Tables;

/// <summary>All mapping tables as they stood at one moment. Immutable and thread-safe: take it once per decision.</summary>
public sealed class MappingSnapshot : ITableSet
{
    private readonly IReadOnlyList<LoadedTable> _tables;

    internal MappingSnapshot(IReadOnlyList<LoadedTable> tables, string version, DateTimeOffset loadedAt)
    {
        _tables = tables;
        Version = version;
        LoadedAt = loadedAt;
        Carriers = Needed(TableSchemas.Carriers);
        Tracking = Needed(TableSchemas.Tracking);
        DeliveryServices = Needed(TableSchemas.DeliveryServices);
        Units = Needed(TableSchemas.Units);
        Offers = Needed(TableSchemas.Offers);
        OfferPrices = Needed(TableSchemas.OfferPrices);
        ListPrices = Needed(TableSchemas.ListPrices);
        Customers = Needed(TableSchemas.Customers);
        Taxes = Needed(TableSchemas.Taxes);
        Payments = Needed(TableSchemas.Payments);
        Fees = Find(TableSchemas.Fees)?.Map;
        SafetyStockRules = Needed(TableSchemas.SafetyStockRules);
        StockSources = Needed(TableSchemas.StockSources);
        VelocityClasses = Find(TableSchemas.VelocityClasses)?.Map;
        ReturnStatusMap = Needed(TableSchemas.ReturnStatusMap);
        Calendars = Find(TableSchemas.Calendars)?.Map;
    }

    /// <summary>Warehouse carrier text to marketplace carrier code. Without a table no carrier is mapped.</summary>
    public CarrierMap Carriers { get; }

    /// <summary>Carriers and tracking numbers that people entered of goods which an ERP posted without them. Without a table nobody entered any.</summary>
    public TrackingMap Tracking { get; }

    /// <summary>Marketplace delivery service to warehouse text. Without a table the marketplaces' codes are passed on as they are.</summary>
    public DeliveryServiceMap DeliveryServices { get; }

    /// <summary>Packs and base units of each SKU. Without a table no SKU has units.</summary>
    public UnitCatalogue Units { get; }

    /// <summary>Marketplace offers to SKUs. Without a table no offer is mapped.</summary>
    public OfferMap Offers { get; }

    /// <summary>What offers are to cost. Without a table none has a price of its own.</summary>
    public OfferPrices OfferPrices { get; }

    /// <summary>What SKUs are to cost on price lists of B2B stores. Without a table no list has prices of its own.</summary>
    public ListPrices ListPrices { get; }

    /// <summary>Marketplace buyers to ERP customer accounts. Without a table no customer is mapped.</summary>
    public CustomerMap Customers { get; }

    /// <summary>Tax codes of orders to tax groups of the ERP. Without a table every code is unknown; the order flow compares the taxes of a marketplace once it has a row.</summary>
    public TaxRules Taxes { get; }

    /// <summary>Which orders are released, held, ignored or rejected. Without a table <see cref="StandardPaymentTable"/> with its default policy.</summary>
    public PaymentRules Payments { get; }

    /// <summary>How settlement transactions are booked; null without a table, for only the merchant knows the accounts.</summary>
    public FeeMap? Fees { get; }

    /// <summary>How much stock is kept back. Without a table nothing is.</summary>
    public SafetyStockRules SafetyStockRules { get; }

    /// <summary>Which system's word on stock counts. Without a table none does.</summary>
    public StockSources StockSources { get; }

    /// <summary>How often stock is published; null without a table.</summary>
    public VelocityClasses? VelocityClasses { get; }

    /// <summary>What vendors' words about returns mean. Without a table <see cref="StandardReturnStatuses"/>.</summary>
    public ReturnStatusMap ReturnStatusMap { get; }

    /// <summary>On which days the deadlines of marketplaces run; null without a table, and then every day counts.</summary>
    public WorkingCalendars? Calendars { get; }

    /// <summary>One version for all tables together: the same rows give the same version.</summary>
    public string Version { get; }

    /// <summary>When this snapshot came into force, in UTC.</summary>
    public DateTimeOffset LoadedAt { get; }

    /// <inheritdoc/>
    public T? Find<T>()
        where T : class => _tables.Select(static t => t.Compiled).OfType<T>().FirstOrDefault();

    /// <summary>How each table that is in force stands.</summary>
    internal IEnumerable<(string Name, string Version)> Versions => _tables.Select(static t => (t.Schema.Name, t.Version));

    /// <summary>The rows behind a compiled table, with their version; null when the table is not there.</summary>
    public TTable? Table<TTable, TMap>(TableSchema<TTable, TMap> schema)
        where TTable : class
        where TMap : class => Find(schema)?.Table;

    /// <summary>
    /// Writes what is in force for people who take over or approve it: version, settings and rows of every table, in Markdown.
    /// The payment rules say which states of an order are live, who approved them and when.
    /// </summary>
    /// <param name="writer">Where to; it stays open.</param>
    /// <param name="maxRows">Rows of a sheet that are written, at least 0; a longer sheet says how many more it has.</param>
    public void WriteMarkdown(TextWriter writer, int maxRows = 200)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfNegative(maxRows);
        MarkdownText.Write(this, _tables, writer, maxRows);
    }

    /// <summary>
    /// Writes what is in force into a folder: <c>tables.md</c> for people, and a CSV file for each sheet, which <see cref="ConnectorTablesOptions.Folder"/> reads back
    /// to the same rows. Files of these names are replaced.
    /// </summary>
    /// <param name="folder">The folder; made when it is not there.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written.</exception>
    public async Task ExportAsync(string folder, CancellationToken cancellationToken = default)
    {
        Directory.CreateDirectory(folder);
        await WriteAsync("tables.md", writer => WriteMarkdown(writer)).ConfigureAwait(false);
        foreach (var table in _tables)
        {
            foreach (var sheet in table.Schema.Sheets)
            {
                await WriteAsync(sheet.Name + ".csv", writer => table.WriteCsv(sheet.Name, writer)).ConfigureAwait(false);
            }
        }

        async Task WriteAsync(string name, Action<TextWriter> write)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var writer = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await using (writer.ConfigureAwait(false))
            {
                write(writer);
            }
        }
    }

    /// <summary>The version of all of them, and of each.</summary>
    public override string ToString() => $"tables {Version}: {string.Join(", ", Versions.Select(static t => $"{t.Name} {t.Version}"))}";

    private LoadedTable<TTable, TMap>? Find<TTable, TMap>(TableSchema<TTable, TMap> schema)
        where TTable : class
        where TMap : class => _tables.OfType<LoadedTable<TTable, TMap>>().SingleOrDefault();

    // A schema with a standard table always has one in force.
    private TMap Needed<TTable, TMap>(TableSchema<TTable, TMap> schema)
        where TTable : class
        where TMap : class => Find(schema)!.Map;
}
