using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Internal;
using Connectors.Dynamics365.BusinessCentral.Models;

namespace Connectors.Dynamics365.BusinessCentral;

public partial class BusinessCentralClient
{
    /// <summary>
    /// Compares the entities and members that this client knows with those that the environment has (<c>GET $metadata</c>). For when a host starts: versions and
    /// countries differ, and a member that is not there reads as if it were empty. Permissions are not looked at. <see cref="RetrySafety.Read"/>.
    /// </summary>
    /// <param name="entitySets">The sets that the host uses, for example <c>salesOrders</c>; null for all that the client knows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What is not there, by set and member; empty when all is.</returns>
    /// <exception cref="ArgumentException">A set is none that the client knows.</exception>
    public virtual async Task<IReadOnlyList<EntityFinding>> CheckEntitiesAsync(IReadOnlyCollection<string>? entitySets = null, CancellationToken cancellationToken = default)
    {
        var known = KnownEntities.All(_json);
        if (entitySets?.FirstOrDefault(set => !known.ContainsKey(set)) is { } unknown)
            throw new ArgumentException($"This client does not know the entity set '{unknown}'.", nameof(entitySets));

        var request = (await StartAsync(BusinessCentralOperations.GetMetadata, cancellationToken).ConfigureAwait(false)).Header("Accept", "application/xml");
        var download = await _http.SendForDownloadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            var there = await MetadataReader.ReadAsync(download.Content, request.Operation, cancellationToken).ConfigureAwait(false);
            var findings = new List<EntityFinding>();
            foreach (var set in known.Keys.Where(set => entitySets is null || entitySets.Contains(set)).Order(StringComparer.Ordinal))
            {
                if (!there.TryGetValue(set, out var members))
                    findings.Add(new EntityFinding(set, null));
                else
                    findings.AddRange(known[set].Where(member => !members.Contains(member)).Select(member => new EntityFinding(set, member)));
            }

            return findings;
        }
    }
}
