global using Overindex.Server.Tests.Support;
