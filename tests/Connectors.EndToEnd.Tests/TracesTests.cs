using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.EndToEnd.Tests.Support;
using Connectors.Simulators;
using Connectors.Tests.Shared;
using Microsoft.Data.Sqlite;

namespace Connectors.EndToEnd.Tests;

/// <summary>A whole flow in a folder of its own, its temporary files too: afterwards the bytes of every file are searched for the people of orders that are over, and for every key.</summary>
public sealed class TracesTests
{
    private const int Orders = 12;

    private static readonly string[] Keys = ["simulated-shop-key", "simulated-client-secret", "simulated-warehouse-token"];

    public static TheoryData<string> Forms => ["utf-8", "utf-16", "utf-16 the other way", "base64", "base64 of a longer text", "base64 of utf-16", "json", "url", "form", "html", "hex", "small letters"];

    /// <summary>What searches finds what is there.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public async Task A_name_is_found_in_whatever_form_it_was_written(string form)
    {
        using var folder = new TemporaryFolder();
        const string Name = "Zoë O'Quill & Sons";
        Directory.CreateDirectory(folder.In("deep/.hidden"));
        await File.WriteAllBytesAsync(folder.In("deep/.hidden/file"), [1, 2, 3, .. form switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Name),
            "utf-16" => Encoding.Unicode.GetBytes(Name),
            "utf-16 the other way" => Encoding.BigEndianUnicode.GetBytes(Name),
            "base64" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))),
            "base64 of a longer text" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"to\":\"{Name}\"}}"))),
            "base64 of utf-16" => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes($"to {Name}"))),
            "json" => Encoding.UTF8.GetBytes(JsonValue.Create(Name).ToJsonString()),
            "url" => Encoding.UTF8.GetBytes(Uri.EscapeDataString(Name)),
            "form" => Encoding.UTF8.GetBytes(WebUtility.UrlEncode(Name)),
            "html" => Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(Name)),
            "hex" => Encoding.UTF8.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(Name))),
            _ => Encoding.UTF8.GetBytes(Name.ToLowerInvariant()),
        }, 4, 5]);

        Assert.Equal([(Path.Combine("deep", ".hidden", "file"), Name)], Traces.Find(folder.Path, [Name, "Somebody Else"]));
    }

    [Fact]
    public async Task Nothing_of_anybody_and_no_key_is_in_any_file_when_all_orders_are_over()
    {
        await CheckKeysAsync();
        using var given = new TemporaryFolder();
        using var run = new TemporaryFolder();
        await WritePageAsync(given);

        using var child = Start(given, run, "--report", run.In("report.json"), "--explain", "REC-1-A");
        var (code, output, error) = await child.FinishAsync();

        Assert.True(code == 0, error + output);
        await File.WriteAllTextAsync(run.In("said.txt"), output + error);
        var (closed, open) = Cases(run);
        Assert.Equal((Orders, 0), (closed.Count, open.Count));
        Assert.Empty(Traces.Find(run.Path, [.. Keys, .. Enumerable.Range(1, Orders).SelectMany(Person)]));
    }

    [UnixFact]
    public async Task A_process_that_is_killed_leaves_people_of_open_orders_in_the_store_alone_once_the_next_begins_and_keys_nowhere()
    {
        using var given = new TemporaryFolder();
        using var run = new TemporaryFolder();
        await WritePageAsync(given);
        using (var killed = Start(given, run))
        {
            await Child.UntilAsync(() => Task.FromResult(File.Exists(run.In("flows.db")) && Cases(run, SqliteOpenMode.ReadWrite) is { Closed.Count: >= 2, Open.Count: >= 2 }), [killed]);
            killed.Kill();
            var (_, output, error) = await killed.FinishAsync();
            await File.WriteAllTextAsync(run.In("said.txt"), output + error);
        }

        // Whatever stood on the disk at that instant: people in the store's own files, which are for their owner alone.
        var everybody = Enumerable.Range(1, Orders).SelectMany(Person).ToList();
        Assert.All(Traces.Find(run.Path, everybody), static trace => Assert.StartsWith("flows.db", trace.File, StringComparison.Ordinal));
        Assert.Empty(Traces.Find(run.Path, Keys));

        var (code, _, said) = await Child.RunAsync("OrderToCash", "--store", $"sqlite:{run.In("flows.db")}", "--explain", "REC-1-A");
        Assert.True(code == 0, said);

        var (closed, open) = Cases(run);
        Assert.NotEmpty(Traces.Find(run.Path, open.SelectMany(Person)));
        Assert.Empty(Traces.Find(run.Path, closed.SelectMany(Person)));
        Assert.All(Traces.Find(run.Path, everybody), static trace => Assert.StartsWith("flows.db", trace.File, StringComparison.Ordinal));
    }

    private static async Task CheckKeysAsync()
    {
        await using var world = await SimulatedWorld.StartAsync(new SimulationOptions { Orders = 0 });
        var systems = world.Describe();
        Assert.Equal<string[]>(Keys, [systems.MiraklApiKey, systems.ClientSecret, systems.ShipBobToken]);
    }

    /// <summary>All that the process may write is under one folder.</summary>
    private static Child Start(TemporaryFolder given, TemporaryFolder run, params string[] more)
    {
        var temporary = Directory.CreateDirectory(run.In("tmp")).FullName;
        return Child.StartWith(
            new Dictionary<string, string> { ["TMPDIR"] = temporary, ["TMP"] = temporary, ["TEMP"] = temporary, ["HOME"] = Directory.CreateDirectory(run.In("home")).FullName, ["SQLITE_TMPDIR"] = temporary, ["DOTNET_EnableDiagnostics"] = "0" },
            "OrderToCash",
            ["--data", given.Path, "--store", $"sqlite:{run.In("flows.db")}", "--tables", run.In("tables"), .. more]);
    }

    /// <summary>Who ordered: what is told of a person anywhere on an order, once each.</summary>
    private static string[] Person(int order)
    {
        var number = order.ToString("0000", CultureInfo.InvariantCulture);
        return
        [
            $"Zoë{number}", $"O'Quillfeather{number}", $"{number} Kestrel & Larch Row", $"Flat {number}b, rear", $"07700 90{number}", $"buyer-{number}@canary.example", $"ring bell {number} twice, café side", $"Quillfeather{number} Ltd",
        ];
    }

    private static Task WritePageAsync(TemporaryFolder given)
    {
        var orders = Enumerable.Range(1, Orders).Select(static order =>
        {
            var who = Person(order);
            JsonObject Address() => new()
            {
                ["firstname"] = who[0], ["lastname"] = who[1], ["company"] = who[7], ["street_1"] = who[2], ["street_2"] = who[3], ["zip_code"] = "LS6 2AB", ["city"] = "Leeds",
                ["country"] = "United Kingdom", ["country_iso_code"] = "GBR", ["phone"] = who[4], ["additional_info"] = who[6],
            };
            return (JsonNode)new JsonObject
            {
                ["order_id"] = $"REC-{order}-A", ["commercial_id"] = $"REC-{order}", ["order_state"] = "WAITING_ACCEPTANCE", ["currency_iso_code"] = "GBP", ["can_cancel"] = false,
                ["created_date"] = "2026-03-02T07:00:00Z", ["last_updated_date"] = "2026-03-02T07:00:00Z", ["shipping_type_code"] = "STD",
                ["customer"] = new JsonObject { ["customer_id"] = $"C-{order}", ["firstname"] = who[0], ["lastname"] = who[1], ["billing_address"] = Address(), ["shipping_address"] = Address() },
                ["customer_notification_email"] = who[5],
                ["order_additional_fields"] = new JsonArray(new JsonObject { ["code"] = "delivery-instructions", ["type"] = "STRING", ["value"] = who[6] }),
                ["price"] = 25m, ["shipping_price"] = 4.99m, ["total_price"] = 29.99m, ["total_commission"] = 3.6m, ["order_tax_mode"] = "TAX_INCLUDED",
                ["order_lines"] = new JsonArray(new JsonObject
                {
                    ["order_line_id"] = $"REC-{order}-A-1", ["order_line_index"] = 1, ["order_line_state"] = "WAITING_ACCEPTANCE", ["offer_id"] = "4711", ["offer_sku"] = "REC-SKU-1", ["product_title"] = "Trowel",
                    ["quantity"] = 2, ["price_unit"] = 12.5m, ["price"] = 25m, ["shipping_price"] = 4.99m, ["total_price"] = 29.99m, ["commission_fee"] = 3m, ["total_commission"] = 3.6m,
                    ["order_line_additional_fields"] = new JsonArray(new JsonObject { ["code"] = "engraving", ["type"] = "STRING", ["value"] = who[7] }),
                }),
            };
        });
        return File.WriteAllTextAsync(given.In("or11-1.json"), new JsonObject { ["orders"] = new JsonArray([.. orders]), ["total_count"] = Orders }.ToJsonString());
    }

    /// <summary>Which orders are over, and which are worked on. Whoever only reads empties no log for the store; beside a process that is making the file, shared memory may have yet to be made.</summary>
    private static (IReadOnlyList<int> Closed, IReadOnlyList<int> Open) Cases(TemporaryFolder run, SqliteOpenMode mode = SqliteOpenMode.ReadOnly)
    {
        var (closed, open) = (new List<int>(), new List<int>());
        using var database = new SqliteConnection($"Data Source={run.In("flows.db")};Mode={mode};Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'cases')";
        if (command.ExecuteScalar() is not 1L)
            return (closed, open);
        command.CommandText = "SELECT key, closed FROM cases WHERE flow = 'order' AND stage <> 'Received'";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            (reader.GetBoolean(1) ? closed : open).Add(int.Parse(reader.GetString(0).Split('-')[1], CultureInfo.InvariantCulture));
        return (closed, open);
    }
}
