using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Connectors.Simulators.Internal;

namespace Connectors.Simulators.Mirakl;

/// <summary>What the marketplace works on behind the scenes: imports and exports, each complete some time after it was asked for.</summary>
internal sealed class MiraklJobs(WorldState world)
{
    /// <summary>Where exported files lie: not below the API, as on real platforms.</summary>
    public const string FileFolder = "exported-files";

    private readonly List<MiraklImport> _imports = [];
    private readonly Dictionary<string, MiraklExport> _exports = new(StringComparer.Ordinal);

    public IReadOnlyList<MiraklImport> Imports => _imports;

    public MiraklImport? Import(string id) => _imports.Find(i => i.Id == id || i.Number.Text() == id);

    /// <summary>Takes an import; one with the same content that is still waiting is given back instead when the operation does so.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="content">What was sent.</param>
    /// <param name="header">First line of a file; null when it was none.</param>
    /// <param name="findsDuplicates">Whether the same content again is the same import.</param>
    /// <param name="now">Now.</param>
    /// <param name="carryOut">Does it, when its time has come.</param>
    public MiraklImport Import(string kind, ReadOnlySpan<byte> content, string? header, bool findsDuplicates, DateTimeOffset now, Action<MiraklImport> carryOut)
    {
        var hash = Convert.ToHexString(SHA256.HashData(content));
        if (findsDuplicates && _imports.Find(i => i.Kind == kind && i.Hash == hash && i.Status is "WAITING" or "RUNNING") is { } same)
            return same;
        var import = new MiraklImport
        {
            Id = Dice.For(world.Options.Seed, "import", _imports.Count.Text()).Id().ToString(),
            Number = 2001 + _imports.Count,
            Kind = kind,
            Hash = hash,
            Header = header,
            CreatedAt = now,
        };
        _imports.Add(import);
        world.Agenda.At(now + (world.Options.ImportTime / 3), _ => import.Status = "RUNNING");
        world.Agenda.At(now + world.Options.ImportTime, _ =>
        {
            carryOut(import);
            import.Status = "COMPLETE";
        });
        return import;
    }

    /// <summary>Takes an export; the same question while one is being worked on is the same export.</summary>
    public Reply Export<T>(JsonElement question, bool asLines, DateTimeOffset now, Func<IEnumerable<T>> find, Action<Utf8JsonWriter, T> write)
    {
        var perFile = (int)Math.Clamp(question.Amount("items_per_chunk") ?? 100m, 1m, 100_000m);
        var text = question.GetRawText();
        var export = _exports.Values.FirstOrDefault(e => e.Question == text && e.Status == "PENDING");
        if (export is null)
        {
            export = new MiraklExport { Id = Dice.For(world.Options.Seed, "export", _exports.Count.Text()).Id().ToString(), Question = text, UpdatedAt = now };
            _exports.Add(export.Id, export);
            var created = export;
            world.Agenda.At(now + world.Options.ImportTime, at =>
            {
                created.UpdatedAt = at;
                if (world.Happens("mirakl.failed-export", created.Id, world.Options.Mirakl.FailedExports))
                {
                    created.Status = Dice.For(world.Options.Seed, "mirakl.canceled-export", created.Id).Chance(0.5m) ? "FAILED" : "CANCELED";
                    return;
                }

                created.Files.AddRange(find().Chunk(perFile).Select(items => File(items, asLines, write)));
                created.Status = "COMPLETED";
            });
        }

        return Reply.Json(200, json => MiraklRoutes.Members(json, m => m.WriteString("tracking_id", export.Id)));
    }

    public Reply ExportStatus(Call call, string id) => _exports.TryGetValue(id, out var export)
        ? Reply.Json(200, json => MiraklRoutes.Members(json, m =>
        {
            m.WriteString("status", export.Status);
            m.WriteString("last_updated", export.UpdatedAt.IsoMilliseconds());
            m.WriteStartArray("urls");
            for (var i = 0; i < export.Files.Count; i++)
                m.WriteStringValue($"{call.Origin}/{FileFolder}/{export.Id}/{i.Text()}");
            m.WriteEndArray();
            if (export.Status == "FAILED")
            {
                m.Object("error", static error =>
                {
                    error.WriteString("code", "EXPORT_FAILED");
                    error.WriteString("detail", "The export could not be written.");
                });
            }
        }))
        : MiraklRoutes.Error(404, null, "tracking_id", "The export does not exist.");

    public Reply File(string id, string number) =>
        _exports.TryGetValue(id, out var export) && int.TryParse(number, out var index) && index >= 0 && index < export.Files.Count
            ? new Reply(200) { Body = export.Files[index] }
            : MiraklRoutes.Error(404, null, null, "Not Found");

    private static ReadOnlyMemory<byte> File<T>(IEnumerable<T> items, bool asLines, Action<Utf8JsonWriter, T> write)
    {
        var file = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { SkipValidation = true });
        if (!asLines)
            json.WriteStartArray();
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
            if (!asLines)
                continue;
            json.Flush();
            file.Write("\n"u8);
            json.Reset();
        }

        if (!asLines)
            json.WriteEndArray();
        json.Flush();
        return file.WrittenMemory;
    }
}
