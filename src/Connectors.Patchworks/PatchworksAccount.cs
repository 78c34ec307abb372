using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Who is signed in, and for which company, to read only. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>The vendor's own client alone shows this call; whether it takes an API key is not known. Companies are never switched: a key belongs to one, and a user's choice is the user's.</remarks>
public class PatchworksAccount : PatchworksOperationGroup
{
    internal PatchworksAccount(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksAccount()
        : base(null)
    {
    }

    /// <summary>Who is signed in, with the companies (<c>GET my/user</c> of <see cref="PatchworksClientOptions.FabricAddress"/>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<User> GetUserAsync(CancellationToken cancellationToken = default) =>
        Transport.SendForEntityAsync(Transport.Call(PatchworksOperations.GetUser), PatchworksJsonContext.Default.EntityUser, cancellationToken);
}
