namespace Connectors.AspNetCore.Notifications;

/// <summary>What a body turned out to be.</summary>
internal enum BusinessCentralNotice
{
    /// <summary>Nothing in it shows that the service sent it.</summary>
    Stranger = 0,

    /// <summary>The service sent it, and nobody wants to know.</summary>
    Unwatched,

    /// <summary>The service has news of what is watched, or may have: what was not looked at counts as news.</summary>
    News,
}
