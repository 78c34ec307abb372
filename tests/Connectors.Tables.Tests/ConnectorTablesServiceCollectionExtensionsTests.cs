using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.Tables.Tests;

public sealed class ConnectorTablesServiceCollectionExtensionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-tables-").FullName;

    [Fact]
    public async Task A_host_with_good_tables_starts_and_shares_them()
    {
        using var host = Host(Write("marketplace,carrier,code\nbq,DPD,DPD\n"));
        await host.StartAsync();

        Assert.Single(host.Services.GetRequiredService<MappingTables>().Current.Table(TableSchemas.Carriers)!.Rows);
        Assert.Same(host.Services.GetRequiredService<MappingTables>(), host.Services.GetRequiredService<MappingTables>());
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_with_wrong_rows_refuses_to_start_with_one_line_for_each()
    {
        using var host = Host(Write("marketplace,carrier,code\nbq,DPD,\nbq,,EVRI\n"));

        var e = await Assert.ThrowsAnyAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(2, e.Failures.Count());
        Assert.All(e.Failures, static f => Assert.Matches("carriers\\.csv:[23]: (code|carrier) is empty; expected a value$", f));
    }

    [Theory]
    [InlineData(nameof(ConnectorTablesOptions.Separator))]
    [InlineData(nameof(ConnectorTablesOptions.CheckEvery))]
    [InlineData(nameof(ConnectorTablesOptions.MaxFileBytes))]
    [InlineData(nameof(ConnectorTablesOptions.MaxRows))]
    public void A_setting_that_cannot_be_is_named(string setting)
    {
        using var services = new ServiceCollection().AddConnectorTables(o =>
        {
            o.Separator = setting == nameof(o.Separator) ? '|' : null;
            o.CheckEvery = setting == nameof(o.CheckEvery) ? TimeSpan.FromSeconds(-1) : TimeSpan.Zero;
            o.MaxFileBytes = setting == nameof(o.MaxFileBytes) ? 0 : 1;
            o.MaxRows = setting == nameof(o.MaxRows) ? 0 : 1;
        }).BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(services.GetRequiredService<MappingTables>);
        Assert.Contains(setting, Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("carrier", "Files has 'carrier', which is none of carriers,")]
    [InlineData("unit-aliases", "Files has a part of the units but not units.")]
    public void A_file_that_belongs_to_no_table_is_named(string sheet, string failure)
    {
        using var services = new ServiceCollection().AddConnectorTables(o => o.Files[sheet] = "x.csv").BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(services.GetRequiredService<MappingTables>);
        Assert.StartsWith(failure, Assert.Single(e.Failures), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IHost Host(string carriers)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddConnectorTables(o =>
        {
            o.Files["carriers"] = carriers;
            o.CheckEvery = TimeSpan.Zero;
        });
        return builder.Build();
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "carriers.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
