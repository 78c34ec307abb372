using System.Diagnostics;
using Connectors.Tests.Shared;

namespace Connectors.Tables.Tests;

/// <summary>What people put into the folder is no file: a pipe, of which nobody knows when it ends.</summary>
public sealed class PipeTests : IDisposable
{
    private const string Unit = "sku,unit,base_units,is_base\nA,EA,1,yes\n";
    private const string Offer = "marketplace,offer_id,shop_sku,sku,unit\nbq,1,A,A,EA\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("connectors-tables-").FullName;
    private readonly ManualClock _clock = new(skipsWaits: false);
    private readonly List<Task> _hanging = [];

    private string Units => Path.Combine(_folder, "units.csv");

    private string Offers => Path.Combine(_folder, "offers.csv");

    private bool HasPipe { get; set; }

    [Fact]
    public async Task A_start_ends_and_says_which_file_hangs()
    {
        if (OperatingSystem.IsWindows())
            return;
        MakePipe();

        var refused = Assert.Throws<TableLoadException>(() => _ = Load());

        Assert.Equal(Units, Assert.Single(refused.Errors).File);
        Assert.Contains("a pipe, a device or a share that is away is none", refused.Message, StringComparison.Ordinal);
        await ReleaseAsync();
    }

    [Fact]
    public async Task Other_tables_reload_while_one_hangs_and_it_comes_back_by_itself()
    {
        if (OperatingSystem.IsWindows())
            return;
        await File.WriteAllTextAsync(Units, Unit);
        await File.WriteAllTextAsync(Offers, Offer);
        using var tables = Load();
        File.Delete(Units);
        MakePipe();

        for (var rows = 2; rows < 5; rows++)
        {
            await File.AppendAllTextAsync(Offers, FormattableString.Invariant($"bq,{rows},S{rows},S{rows},EA\n"));
            Assert.True(await tables.CheckAsync());
            Assert.Equal(rows, tables.Current.Table(TableSchemas.Offers)!.Rows.Count);
            Assert.Equal("units", Assert.Single(tables.Refused).Table);
            Assert.Single(tables.Current.Table(TableSchemas.Units)!.Rows);
        }

        // Begun once, however often it was looked at.
        _ = Assert.Single(_hanging);
        await ReleaseAsync();
        await File.WriteAllTextAsync(Units, Unit + "B,EA,1,yes\n");
        Assert.True(await tables.CheckAsync());
        Assert.Empty(tables.Refused);
        Assert.Equal(2, tables.Current.Table(TableSchemas.Units)!.Rows.Count);
    }

    [Fact]
    public async Task A_pipe_that_somebody_writes_is_no_file_either()
    {
        if (OperatingSystem.IsWindows())
            return;
        MakePipe();
        HasPipe = false;
        var writing = Task.Run(() => new FileStream(Units, FileMode.Open, FileAccess.Write));

        var refused = Assert.Throws<TableLoadException>(() => _ = Load());

        Assert.Contains("a regular file", refused.Message, StringComparison.Ordinal);
        await (await writing).DisposeAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MappingTables Load() => MappingTables.Load(
        new ConnectorTablesOptions
        {
            Folder = _folder,
            CheckEvery = TimeSpan.Zero,
            SettleTime = TimeSpan.Zero,
            WaitsForFile = (path, reading) =>
            {
                if (path == Units && HasPipe)
                {
                    _hanging.Add(reading);
                    return false;
                }

                reading.Wait();
                return true;
            },
        },
        _clock);

    private void MakePipe()
    {
        using var made = Process.Start("mkfifo", Units);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        HasPipe = true;
    }

    /// <summary>Who opens a pipe to read waits for one who writes: then it reads on, and finds no file.</summary>
    private async Task ReleaseAsync()
    {
        await using (new FileStream(Units, FileMode.Open, FileAccess.Write))
            await Task.WhenAll(_hanging);
        HasPipe = false;
        File.Delete(Units);
    }
}
