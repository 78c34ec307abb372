namespace Connectors.Http.Internal;

/// <summary>What goes for every transport, ours and those that hosts put in its place.</summary>
internal static class Transports
{
    /// <summary>After so long a connection is made anew, which looks up the name again.</summary>
    public static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Makes the platform's transports follow no redirect, which could carry credentials to another origin, and keep no cookies. One that keeps its connections for
    /// ever does not, because its handlers are kept for ever already.
    /// </summary>
    /// <exception cref="InvalidOperationException">It follows redirects or keeps cookies, and was used before, so that it cannot be changed.</exception>
    public static void MakeSafe(HttpMessageHandler transport, string client)
    {
        try
        {
            switch (transport)
            {
                case SocketsHttpHandler sockets:
                    if (sockets.AllowAutoRedirect)
                        sockets.AllowAutoRedirect = false;
                    if (sockets.UseCookies)
                        sockets.UseCookies = false;
                    LookUpAgain(sockets);
                    break;
                case HttpClientHandler simple:
                    if (simple.AllowAutoRedirect)
                        simple.AllowAutoRedirect = false;
                    if (simple.UseCookies)
                        simple.UseCookies = false;
                    break;
                case DelegatingHandler { InnerHandler: { } inner }:
                    MakeSafe(inner, client);
                    break;
            }
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidOperationException($"The transport of {client} was used before, follows redirects or keeps cookies, and cannot be changed any more: turn off AllowAutoRedirect and UseCookies.", e);
        }
    }

    private static void LookUpAgain(SocketsHttpHandler sockets)
    {
        if (sockets.PooledConnectionLifetime != Timeout.InfiniteTimeSpan)
            return;
        try
        {
            sockets.PooledConnectionLifetime = ConnectionLifetime;
        }
        catch (InvalidOperationException)
        {
            // It is shared and in use: how long its connections last is its owner's.
        }
    }
}
