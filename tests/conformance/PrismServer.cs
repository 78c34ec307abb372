using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Tests.Shared;

namespace Connectors.Conformance.Tests;

/// <summary>The vendor's contract as a running server: Prism answers with documented or generated bodies and refuses what the contract does not allow.</summary>
public sealed class PrismServer : IAsyncDisposable
{
    private static readonly TimeSpan StartUp = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _contract;
    private readonly StringBuilder _output = new();

    private PrismServer(Process process, string contract, Uri address)
    {
        _process = process;
        _contract = contract;
        Address = address;
    }

    /// <summary>Where it listens, ending in a slash.</summary>
    public Uri Address { get; }

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Absent(string contract) =>
        ContractFactAttribute.Find(contract) is null ? ContractFactAttribute.Reason(contract)
        : Program() is null ? "The mock server is not installed: run 'npm ci' in tests/conformance."
        : null;

    /// <summary>Answers in the vendor's place.</summary>
    public static Task<PrismServer> MockAsync(string contract) => StartAsync(CopyOf(contract, root =>
    {
        ForEachObject(root, DropEndlessLists);
        ForEachObject(root["paths"], GiveReportsRows);
    }), ["mock", "--json-schema-faker-fillProperties=false", "--seed", "connectors"], null);

    /// <summary>
    /// Stands between a client and a server, and marks what either does against the contract. Null passes everywhere: the contract allows it nowhere,
    /// and the vendor's own documented answers are full of it.
    /// </summary>
    public static Task<PrismServer> ProxyAsync(string contract, Uri server) => StartAsync(CopyOf(contract, root => ForEachObject(root["components"]!["schemas"], AllowNull)), ["proxy"], server.AbsoluteUri.TrimEnd('/'));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_contract);
    }

    private static async Task<PrismServer> StartAsync(string copy, IEnumerable<string> command, string? upstream)
    {
        var port = FreePort();
        List<string> arguments = [Program()!, .. command, "--host", "127.0.0.1", "--port", $"{port}", "--verboseLevel", "fatal", copy];
        if (upstream is not null)
            arguments.Add(upstream);
        var process = new Process { StartInfo = new ProcessStartInfo("node", arguments) { RedirectStandardError = true, RedirectStandardOutput = true } };
        var server = new PrismServer(process, copy, new Uri($"http://127.0.0.1:{port}/"));
        process.OutputDataReceived += (_, e) => server._output.AppendLine(e.Data);
        process.ErrorDataReceived += (_, e) => server._output.AppendLine(e.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await server.ListensAsync(port);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        return server;
    }

    private static string CopyOf(string contract, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(File.ReadAllBytes(ContractFactAttribute.Find(contract)!))!;
        ForEachObject(root["components"]!["schemas"], LeaveToSubtypes);
        ForEachObject(root["paths"], TakePartsAsText);
        foreach (var path in root["paths"]!.AsObject())
            ForEachObject(path.Value, operation => DropPlacelessParameters(path.Key, operation));
        change(root);
        var copy = Path.Combine(Path.GetTempPath(), $"contract-{Guid.NewGuid():N}.json");
        File.WriteAllText(copy, root.ToJsonString());
        return copy;
    }

    /// <summary>The contract allows lists of 2,147,483,647 parts, and a generator of bodies takes it at its word until it is out of memory.</summary>
    private static void DropEndlessLists(JsonObject schema)
    {
        if (schema["maxItems"] is JsonValue most && most.TryGetValue<long>(out var items) && items == int.MaxValue)
            schema.Remove("maxItems");
    }

    /// <summary>Reports of refused rows have the word "string" for an example: in its place stands a file as the text around it tells, line number and reason.</summary>
    private static void GiveReportsRows(JsonObject content)
    {
        const string File = "\"error-line\";\"error-message\"\n\"2\";\"Unknown offer\"\n";
        if (content["text/csv"] is JsonObject)
            content["text/csv"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(File) }, ["example"] = File };
    }

    /// <summary>A value whose type hangs on a discriminator stands as an object in the common schema; the subtypes, which say what it is, are not looked at.</summary>
    private static void LeaveToSubtypes(JsonObject schema)
    {
        if (schema["discriminator"] is null || schema["properties"] is not JsonObject members)
            return;
        foreach (var member in members.Select(static m => m.Value).OfType<JsonObject>().Where(static m => (string?)m["type"] == "object" && m["properties"] is null))
            member.Remove("type");
    }

    /// <summary>Prism hands the parts of a form to its check as text, whatever they hold: JSON parts and lists of files would all be refused.</summary>
    private static void TakePartsAsText(JsonObject content)
    {
        if (content["multipart/form-data"]?["schema"]?["properties"] is not JsonObject parts)
            return;
        foreach (var part in parts.Select(static p => p.Key).ToList())
            parts[part] = new JsonObject();
    }

    /// <summary>The address of a file comes with an answer: the contract puts a placeholder in its place, and still wants parameters that have no place in it.</summary>
    private static void DropPlacelessParameters(string path, JsonObject operation)
    {
        if (operation["parameters"] is not JsonArray parameters)
            return;
        foreach (var parameter in parameters.Where(p => (string?)p!["in"] == "path" && !path.Contains($"{{{(string?)p["name"]}}}", StringComparison.Ordinal)).ToList())
            parameters.Remove(parameter);
    }

    private static void AllowNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type || type.GetValueKind() != JsonValueKind.String)
            return;
        schema["type"] = new JsonArray(type.GetValue<string>(), "null");
        if (schema["enum"] is JsonArray words)
            words.Add((JsonNode?)null);
    }

    private static void ForEachObject(JsonNode? node, Action<JsonObject> visit)
    {
        if (node is JsonObject members)
        {
            visit(members);
            foreach (var member in members)
                ForEachObject(member.Value, visit);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items)
                ForEachObject(item, visit);
        }
    }

    private static string? Program()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var program = Path.Combine(folder.FullName, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
            if (File.Exists(program))
                return program;
        }
        return null;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task ListensAsync(int port)
    {
        var deadline = DateTime.UtcNow + StartUp;
        while (true)
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The mock server ended at once: {_output}");
            using var socket = new TcpClient();
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(100);
            }
        }
    }
}
