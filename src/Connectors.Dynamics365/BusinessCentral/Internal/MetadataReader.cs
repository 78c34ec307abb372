using System.Xml;
using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.Dynamics365.BusinessCentral.Internal;

/// <summary>Reads of a service's metadata what sets there are and what members and actions their entities have. It is many megabytes long, so it is read as it arrives.</summary>
internal static class MetadataReader
{
    private static readonly XmlReaderSettings Settings = new() { Async = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = true };

    /// <summary>Each set with its members, and its bound actions as <c>Microsoft.NAV.post</c>.</summary>
    /// <exception cref="ConnectorException">It is no metadata: <see cref="FailureKind.Unreadable"/>.</exception>
    public static async Task<IReadOnlyDictionary<string, IReadOnlySet<string>>> ReadAsync(Stream content, Operation operation, CancellationToken cancellationToken)
    {
        var members = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var sets = new Dictionary<string, string>(StringComparer.Ordinal);
        var actions = new List<(string Type, string Action)>();
        try
        {
            using var reader = XmlReader.Create(content, Settings);
            HashSet<string>? type = null;
            string? action = null;
            while (await reader.ReadAsync().ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName is "EntityType")
                    type = null;
                if (reader.NodeType != XmlNodeType.Element || reader.GetAttribute("Name") is not { } name)
                    continue;
                switch (reader.LocalName)
                {
                    case "EntityType":
                        members[name] = type = new HashSet<string>(StringComparer.Ordinal);
                        break;
                    case "Property" or "NavigationProperty":
                        type?.Add(name);
                        break;
                    case "EntitySet" when reader.GetAttribute("EntityType") is { } of:
                        sets[name] = Last(of);
                        break;
                    case "Action":
                        action = reader.GetAttribute("IsBound") == "true" ? name : null;
                        break;
                    case "Parameter" when action is not null && reader.GetAttribute("Type") is { } of:
                        // The first one says of what it is an action.
                        actions.Add((Last(of), CompanionPages.Action + action));
                        action = null;
                        break;
                }
            }
        }
        catch (XmlException)
        {
            // Its message may quote the text, so it does not go along.
            throw ConnectorException.For(operation, FailureKind.Unreadable, "the metadata is no XML, or was cut");
        }

        foreach (var (of, name) in actions)
        {
            if (members.TryGetValue(of, out var there))
                there.Add(name);
        }

        return sets.Count > 0
            ? sets.Where(set => members.ContainsKey(set.Value)).ToDictionary(static set => set.Key, set => (IReadOnlySet<string>)members[set.Value], StringComparer.Ordinal)
            : throw ConnectorException.For(operation, FailureKind.Unreadable, "the metadata names no entity set");
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];
}
